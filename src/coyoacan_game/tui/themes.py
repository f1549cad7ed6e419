"""Four looks: lamplight, daylight, contrast, and the terminal's own sixteen colours.

One accent each: what the player did. Everything else is ink, more or less of it.
Called by the app; the style sheet names the colours, and nobody else does.
"""

from __future__ import annotations

from textual.theme import Theme

# Names the style sheets use beside Textual's own, with a value for whatever theme lacks them.
DEFAULTS = {"rule": "#888888", "wall": "#888888", "old": "#888888", "chosen-ink": "#000000"}

LAMPLIGHT = Theme(
    name="lamplight",
    primary="#e2a650",
    secondary="#a8b290",
    accent="#e2a650",
    warning="#e2a650",
    error="#e0795c",
    success="#a8b290",
    foreground="#e9decb",
    background="#17130f",
    surface="#1f1a15",
    panel="#2a231c",
    dark=True,
    variables={
        "text": "#e9decb",
        "text-muted": "#9c8f7b",
        "text-disabled": "#7d7263",
        "old": "#a09480",
        "rule": "#4a4035",
        "wall": "#6b5f50",
        "chosen-ink": "#17130f",
        "border": "#6b5c49",
        "border-blurred": "#4a4035",
    },
)
DAYLIGHT = Theme(
    name="daylight",
    primary="#9c3519",
    secondary="#4c5c2c",
    accent="#9c3519",
    warning="#9c3519",
    error="#a8201a",
    success="#4c5c2c",
    foreground="#2a241d",
    background="#f5efe2",
    surface="#ece4d3",
    panel="#e3d9c4",
    dark=False,
    variables={
        "text": "#2a241d",
        "text-muted": "#6b6152",
        "text-disabled": "#857a69",
        "old": "#6b6152",
        "rule": "#c6baa2",
        "wall": "#a3967d",
        "chosen-ink": "#f5efe2",
        "border": "#a3967d",
        "border-blurred": "#c6baa2",
    },
)
CONTRAST = Theme(
    name="contrast",
    primary="#ffd84a",
    secondary="#ffffff",
    accent="#ffd84a",
    warning="#ffd84a",
    error="#ff9b8a",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={
        "text": "#ffffff",
        "text-muted": "#d6d6d6",
        "text-disabled": "#bdbdbd",
        "old": "#d6d6d6",
        "rule": "#a8a8a8",
        "wall": "#c8c8c8",
        "chosen-ink": "#000000",
        "border": "#ffffff",
        "border-blurred": "#a8a8a8",
    },
)
TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_default",  # Textual's own style sheet wants these two
        "ansi-foreground": "ansi_default",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "old": "ansi_default",
        "rule": "ansi_bright_black",
        "wall": "ansi_default",
        "chosen-ink": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_yellow",
    },
)
THEMES = (LAMPLIGHT, DAYLIGHT, CONTRAST, TERMINAL)
NAMES = tuple(one.name for one in THEMES)


def known(name: str) -> str:
    """A theme's name as it is, or lamplight for a name that a newer or older game wrote."""
    return name if name in NAMES else LAMPLIGHT.name

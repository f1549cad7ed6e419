"""What a writer probably meant by a line that is not TOML. Guesses for hints, and nothing rests on them."""

from __future__ import annotations

import re

_VALUE = r"^\s*[\w.\"'-]+\s*=\s*"
_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(_VALUE + r"(?:True|False|TRUE|FALSE|yes|no|on|off)\b"), "write true or false"),
    (
        re.compile(_VALUE + r"[\u201c\u201d\u201e\u2018\u2019]"),
        'write straight quotes, "like this"',
    ),
    (
        re.compile(_VALUE + r'"[^"]*"[^"#\n]+"'),
        "a text with quotes inside stands between ''' and '''",
    ),
    (
        re.compile(_VALUE + r"'[^']*'[^'#,\n]+"),
        "a text with an apostrophe stands between double quotes",
    ),
    (re.compile(_VALUE + r"[^\W\d]"), 'a text stands in quotes, "like this"'),
    (re.compile(r"^\s*[\w-]+\s*:\s"), 'write "=" between a key and its value'),
    (re.compile(r"^\s*//"), "a comment begins with #"),
    (re.compile(r"^\s*\[[^\]]*[^\x00-\x7f]"), "an id has small letters a to z, digits and _"),
    (re.compile(r"^\s*\[[^\]]*[\w] +[\w]"), "an id has no spaces: write _ for one"),
)


def meant(line: str) -> str | None:
    """A hint for a line on which reading stopped, or None."""
    for slip, hint in _SLIPS:
        if slip.search(line):
            return hint
    return None

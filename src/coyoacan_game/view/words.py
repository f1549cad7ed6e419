"""The words both faces use for the same thing. No face has its own name for a verdict or a standing."""

from coyoacan_game.story.text import Paragraph, Shown, Span

VERDICT_WORDS = {
    "established": "established",
    "probable": "probable",
    "not_proven": "not proven",
}
KIND_WORDS = {"evidence": "Evidence", "testimony": "Testimony", "document": "Document"}
STANDING_WORDS = {
    "documented": "documented",
    "disputed": "disputed between sources",
    "inferred": "inferred from documents",
    "unverified": "unverified: no text was read for it",
    "invented": "invented for this game",
}
RESULT_WORDS = {"agrees": "They agree.", "contradicts": "They contradict each other."}
NOTHING_TO_DO = "These two have nothing to do with each other."
NO_PICTURE = "A picture: "


def shown(text: str) -> Shown:
    """Plain words as one paragraph."""
    return (Paragraph("paragraph", (Span(text, "plain"),)),)


def as_text(paragraphs: Shown) -> str:
    """Paragraphs as plain text, quotes and items marked as they are written."""
    marks = {"quote": "> ", "item": "- ", "paragraph": ""}
    return "\n\n".join(marks[one.kind] + one.text for one in paragraphs)


def as_line(paragraphs: Shown) -> str:
    """A text that is one line: a choice, a name, a reason."""
    return " ".join(one.text for one in paragraphs)


def spoken_minutes(minutes: int) -> str:
    """A stretch of time as one says it."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append("an hour" if hours == 1 else f"{hours} hours")
    if rest:
        parts.append(f"{rest} minutes" if rest != 1 else "a minute")
    return " and ".join(parts) or "no time"

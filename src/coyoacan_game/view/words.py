"""The words both faces use for the same thing. No face has its own name for a verdict or a standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coyoacan_game.story.text import Paragraph, Shown, Span

if TYPE_CHECKING:
    from coyoacan_game.view.missing import Lack

VERDICT_WORDS = {
    "established": "established",
    "probable": "probable",
    "not_proven": "not proven",
}
KIND_WORDS = {"evidence": "Evidence", "testimony": "Testimony", "document": "Document"}
_KINDS_COUNTED = {
    "evidence": ("a piece of evidence", "pieces of evidence"),
    "testimony": ("a testimony", "testimonies"),
    "document": ("a document", "documents"),
}
STANDING_WORDS = {
    "documented": "documented",
    "disputed": "disputed between sources",
    "inferred": "inferred from documents",
    "unverified": "unverified: no text was read for it",
    "invented": "invented for this game",
}
RESULT_WORDS = {
    "agrees": "They agree.",
    "contradicts": "They contradict each other.",
    "neither": "They neither agree nor contradict each other.",
}
RIGHT_WORDS = {True: "Right as filed.", False: "Not right as filed."}
CALIBRATION_WORDS = {
    "far": "as far as it bears",
    "much": "too much",
    "little": "too little",
}
CALIBRATION_SENTENCES = {
    "far": "It says what could be said, and stops there.",
    "much": "It says more than could be shown.",
    "little": "It says less than could be shown.",
}
NOT_FILED = "The question was asked, and nothing was filed."
REPORT_OPENS = (
    "The file lies open. Whatever was filed in it, in any dossier, can be withdrawn here, "
    "or made to say less surely."
)
# Says what the player did, and nothing of the notes: a pair that nobody wrote may well belong together.
NOTHING_TO_DO = "You find nothing to write between them."
LOOKING_BACK = "You are looking back at a day. Stop looking first."
TELLS_MORE = "What stands behind a note may tell more than you have come upon."
NOBODY_YET = "You have met nobody yet."
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


def kinds_missing(lacks: Sequence[Lack]) -> str:
    """How many notes are wanted, and of which kinds: "1 note is still missing: a testimony (guard)"."""
    notes = "1 note is" if len(lacks) == 1 else f"{len(lacks)} notes are"
    return f"{notes} still missing: {', '.join(_counted(lacks))}"


def _counted(lacks: Sequence[Lack]) -> Iterator[str]:
    for kind, (one, many) in _KINDS_COUNTED.items():
        for lack in dict.fromkeys(found for found in lacks if found.kind == kind):
            count = lacks.count(lack)
            how = f" ({lack.how})" if lack.how else ""
            yield f"{one if count == 1 else f'{count} {many}'}{how}"


def spoken_minutes(minutes: int) -> str:
    """A stretch of time as one says it."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append("an hour" if hours == 1 else f"{hours} hours")
    if rest:
        parts.append(f"{rest} minutes" if rest != 1 else "a minute")
    return " and ".join(parts) or "no time"

"""The file of findings: questions, sentences with blanks, verdicts, hints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coyoacan_game.engine import Action, Claim, Program, State, ending
from coyoacan_game.engine.layout import claims, is_right
from coyoacan_game.engine.reporting import verdict_of
from coyoacan_game.story.models import VERDICTS
from coyoacan_game.story.text import Shown
from coyoacan_game.view.archive import Archived, archive_opens, archived
from coyoacan_game.view.missing import Lack, lacking
from coyoacan_game.view.words import VERDICT_WORDS, as_text

GAP = "______"
_BLANK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class BlankCard:
    """One gap: candidates as (id, words), in the story's order."""

    id: str
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FindingCard:
    """A question as the player sees it now.

    `number` is its place among all that were ever asked in the play, and never changes.
    `lacking` is what can be said of the notes still needed before it can be filed; `filed` is the claim
    as it stands; a `confirmed` finding cannot be changed any more. `right` is whether the claim
    is right, None as long as that is not told. `hints` are three, from vague to the answer.
    `softer` are the verdicts that it can be softened to where a report is written, None elsewhere;
    `archived` is what was found later, None as long as that is not told.
    """

    id: str
    number: int
    title: str
    question: Shown
    sentence: str
    blanks: tuple[BlankCard, ...]
    lacking: tuple[Lack, ...]
    filed: Claim | None
    confirmed: bool
    right: bool | None
    hints: tuple[str, ...]
    asked: bool = True
    softer: tuple[str, ...] | None = None
    archived: Archived | None = None

    @property
    def missing(self) -> int:
        return len(self.lacking)

    @property
    def can_file(self) -> bool:
        return self.asked and not self.missing and not self.confirmed


def findings(program: Program, state: State, asked: Iterable[str] = ()) -> tuple[FindingCard, ...]:
    """Every question in the file: those of `asked` first and in its order.

    With the order of a play a question keeps its number; the state alone knows only the story's.
    Where a report is written, and where the archives are read, all of `asked` are in it.
    """
    now = listed(program, state)
    ordered = dict.fromkeys((*asked, *now))
    if writes_report(program, state) or archive_opens(program, state):
        now = tuple(ordered)
    return tuple(
        finding_card(program, state, id_, number)
        for number, id_ in enumerate(ordered, 1)
        if id_ in now
    )


def listed(program: Program, state: State) -> tuple[str, ...]:
    """The ids of the questions in the file, in the story's order."""
    return tuple(id_ for id_ in program.story.finding if _stands(program, state, id_))


def _stands(program: Program, state: State, id_: str) -> bool:
    """Whether a question is in the file: filed, or asked.

    One of another dossier is asked only while it can be filed. Who begins with a later dossier
    may never get what it needs, and to whoever has closed it, it is open no longer.
    """
    if filed_claim(program, state, id_) or is_confirmed(program, state, id_):
        return True
    if not program.asked(id_)(*state):
        return False
    own = _is_of_today(program, state, id_)
    return own or not lacking(program, state, id_)


def _is_of_today(program: Program, state: State, id_: str) -> bool:
    """Whether a finding belongs to the present dossier, or to none."""
    dossier = program.story.finding[id_].dossier
    if dossier is None or not program.days:
        return True
    number = program.today(state.time).dossier
    return number == 0 or tuple(program.story.dossier)[number - 1] == dossier


def finding_card(program: Program, state: State, id_: str, number: int) -> FindingCard:
    """One question, whether it is being asked or not."""
    finding = program.story.finding[id_]
    claim = filed_claim(program, state, id_)
    reports = claim is not None and writes_report(program, state)
    return FindingCard(
        id_,
        number,
        finding.title,
        program.text(f"finding.{id_}.question", finding.question)(*state),
        finding.sentence,
        tuple(
            BlankCard(name, tuple(blank.candidates.items()))
            for name, blank in finding.blank.items()
        ),
        lacking(program, state, id_),
        claim,
        is_confirmed(program, state, id_),
        _judged(program, state, id_),
        tuple(
            as_text(program.text(f"finding.{id_}.hints.{number}", hint)(*state))
            for number, hint in enumerate(finding.hints)
        ),
        program.asked(id_)(*state),
        _softer(program, state, id_) if reports else None,
        archived(program, id_, claim) if archive_opens(program, state) else None,
    )


def writes_report(program: Program, state: State) -> bool:
    """Whether a report is written where the play stands."""
    return state.scene in program.reporting.scenes and ending(program, state) is None


def _softer(program: Program, state: State, id_: str) -> tuple[str, ...]:
    """The verdicts weaker than the one that is filed."""
    raw = program.layout.fields["claim", id_].get(state.data)
    return VERDICTS[verdict_of(raw) + 1 :]


def filed_claim(program: Program, state: State, id_: str) -> Claim | None:
    """The claim as filed, or None."""
    number = program.layout.fields[("claim", id_)].get(state.data)
    return claims(program.story.finding[id_])[number - 1] if number else None


def _judged(program: Program, state: State, id_: str) -> bool | None:
    """Whether a claim is right. Told at an ending: there the file is signed, and nothing to be tried."""
    claim = filed_claim(program, state, id_)
    if claim is None or ending(program, state) is None:
        return None
    return is_right(program.story.finding[id_], claim)


def is_confirmed(program: Program, state: State, id_: str) -> bool:
    """Whether a finding can no longer be changed."""
    return bool(state.data & program.layout.bit(("solved", id_)))


def file_action(id_: str, claim: Claim) -> Action:
    """The action of filing a finding so."""
    return ".".join(("finding", id_, "file", *claim.candidates, claim.verdict))


def withdraw_action(id_: str, *, report: bool = False) -> Action:
    """The action of taking a filed finding back, anywhere or where a report is written."""
    return f"{'report' if report else 'finding'}.{id_}.withdraw"


def soften_action(id_: str, verdict: str) -> Action:
    """The action of making a filed finding say less surely."""
    return f"report.{id_}.soften.{verdict}"


def filled_sentence(program: Program, id_: str, candidates: tuple[str | None, ...]) -> str:
    """The sentence with its blanks filled, its first letter a capital; None leaves a gap."""
    finding = program.story.finding[id_]
    sentence = " ".join(finding.sentence.split())
    words = {
        name: blank.candidates[candidate] if candidate else GAP
        for (name, blank), candidate in zip(finding.blank.items(), candidates, strict=True)
    }
    # All at once: the words of a candidate may look like another blank.
    filled = _BLANK.sub(lambda blank: words[blank.group(1)], sentence)
    return filled[:1].upper() + filled[1:]


def verdict_words(verdict: str) -> str:
    """A verdict as it is read."""
    return VERDICT_WORDS[verdict]

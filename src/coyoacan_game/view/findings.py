"""The file of findings: questions, sentences with blanks, verdicts, hints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coyoacan_game.engine import Action, Claim, Program, State
from coyoacan_game.engine.layout import claims
from coyoacan_game.story.text import Shown
from coyoacan_game.view.moment import knows
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

    `missing` counts notes still needed before it can be filed; `filed` is the claim as it stands;
    a `confirmed` finding cannot be changed any more. `hints` are three, from vague to the answer.
    """

    id: str
    title: str
    question: Shown
    sentence: str
    blanks: tuple[BlankCard, ...]
    missing: int
    filed: Claim | None
    confirmed: bool
    hints: tuple[str, ...]

    @property
    def can_file(self) -> bool:
        return not self.missing and not self.confirmed


def findings(program: Program, state: State) -> tuple[FindingCard, ...]:
    """Every question that is being asked, in the story's order."""
    asked = []
    for id_ in program.story.finding:
        guard = program.asked(id_)
        if guard(*state) or filed_claim(program, state, id_) or is_confirmed(program, state, id_):
            asked.append(finding_card(program, state, id_))
    return tuple(asked)


def finding_card(program: Program, state: State, id_: str) -> FindingCard:
    """One question, whether it is being asked or not."""
    finding = program.story.finding[id_]
    return FindingCard(
        id_,
        finding.title,
        program.text(f"finding.{id_}.question", finding.question)(*state),
        finding.sentence,
        tuple(
            BlankCard(name, tuple(blank.candidates.items()))
            for name, blank in finding.blank.items()
        ),
        sum(not knows(program, state, note) for note in finding.needs),
        filed_claim(program, state, id_),
        is_confirmed(program, state, id_),
        tuple(
            as_text(program.text(f"finding.{id_}.hints.{number}", hint)(*state))
            for number, hint in enumerate(finding.hints)
        ),
    )


def filed_claim(program: Program, state: State, id_: str) -> Claim | None:
    """The claim as filed, or None."""
    number = program.layout.fields[("claim", id_)].get(state.data)
    return claims(program.story.finding[id_])[number - 1] if number else None


def is_confirmed(program: Program, state: State, id_: str) -> bool:
    """Whether a finding can no longer be changed."""
    return bool(state.data & program.layout.bit(("solved", id_)))


def file_action(id_: str, claim: Claim) -> Action:
    """The action of filing a finding so."""
    return ".".join(("finding", id_, "file", *claim.candidates, claim.verdict))


def withdraw_action(id_: str) -> Action:
    """The action of taking a filed finding back."""
    return f"finding.{id_}.withdraw"


def filled_sentence(program: Program, id_: str, candidates: tuple[str | None, ...]) -> str:
    """The sentence with its blanks filled; None leaves a gap."""
    finding = program.story.finding[id_]
    sentence = " ".join(finding.sentence.split())
    words = {
        name: blank.candidates[candidate] if candidate else GAP
        for (name, blank), candidate in zip(finding.blank.items(), candidates, strict=True)
    }
    # All at once: the words of a candidate may look like another blank.
    return _BLANK.sub(lambda blank: words[blank.group(1)], sentence)


def verdict_words(verdict: str) -> str:
    """A verdict as it is read."""
    return VERDICT_WORDS[verdict]

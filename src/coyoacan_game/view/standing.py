"""What stands beside the clock: the variables that a player is shown, and the dossiers there are."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.story.models import Variable
from coyoacan_game.view.moment import date_words


@dataclass(frozen=True)
class ShownVariable:
    """A variable that has a name. `words` are its value, empty for a flag."""

    id: str
    name: str
    words: str

    @property
    def line(self) -> str:
        """As it stands beside the clock: "The Colonel's patience: 4 of 6"."""
        return f"{self.name}: {self.words}" if self.words else self.name


@dataclass(frozen=True)
class DossierCard:
    """A part of the story one can begin with. `date` is in words, empty without a clock."""

    id: str
    title: str
    date: str


def shown_variables(program: Program, state: State) -> tuple[ShownVariable, ...]:
    """What is shown beside the clock now, in the story's order; a flag only while it is true."""
    found = []
    for id_, variable in program.story.variable.items():
        if variable.name is None:
            continue
        if not program.condition(f"variable.{id_}.shown", variable.shown)(*state):
            continue
        raw = program.layout.fields[("variable", id_)].get(state.data)
        if raw or variable.values is not None or variable.range is not None:
            found.append(ShownVariable(id_, variable.name, _words(variable, raw)))
    return tuple(found)


def _words(variable: Variable, raw: int) -> str:
    if variable.values is not None:
        return variable.values[raw].replace("_", " ")
    if variable.range is not None:
        low, high = variable.range
        return f"{low + raw} of {high}"
    return ""


def dossiers(program: Program) -> tuple[DossierCard, ...]:
    """Every dossier in the story's order."""
    return tuple(
        DossierCard(id_, one.title, _date(program, program.first_day(one)))
        for id_, one in program.story.dossier.items()
    )


def _date(program: Program, day: int) -> str:
    return date_words(program, day * MINUTES_OF_A_DAY) if program.days else ""


def dossier_now(program: Program, state: State) -> DossierCard | None:
    """The dossier of the present day, if it names one."""
    number = program.today(state.time).dossier if program.days else 0
    return dossiers(program)[number - 1] if number else None

"""What names mean in a story's expressions.

Used by the checker, which wants every mistake, and by the engine, which wants each name's slot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coyoacan_game.diagnostics import nearest
from coyoacan_game.story.days import FIRST
from coyoacan_game.story.expressions import (
    ExpressionError,
    Name,
    Where,
)
from coyoacan_game.story.models import KINDS, VERDICTS, Story
from coyoacan_game.story.types import (
    ANY,
    DAY,
    FLAG,
    TEXT,
    TIME,
    NumberType,
    OneOf,
    Type,
)

# The first word of a dotted name, and the kind of thing its second word names.
NAMESPACES: dict[str, str] = {
    "knows": "note",
    "visited": "scene",
    "happened": "event",
    "compared": "comparison",
    "here": "character",
    "filed": "finding",
    "solved": "finding",
    "right": "finding",
    "verdict": "finding",
    "claimed": "finding",
    "chose": "scene",
    "asked": "table",
    "assumed": "dispute",
    "looked": "stretch",
    "perceived": "glimpse",
}
SINGLE: tuple[str, ...] = ("time", "day", "dossier", "place", "scene")
_OF_THE_CLOCK = ("time", "day", "dossier")
# A variable may be called so: that name has no dot.
_DOTTED = frozenset({"asked", "assumed", "looked", "perceived"})
RESERVED: frozenset[str] = frozenset(
    {*NAMESPACES, *SINGLE, "true", "false", "back", "wait", "none"} - {*_DOTTED, "dossier"}
)
# What is no id of one kind alone.
RESERVED_FOR: dict[str, frozenset[str]] = {
    "variable": frozenset({"dossier"}),
    "character": _DOTTED,
    "day": frozenset({FIRST}),
    "dossier": frozenset({"none"}),
    "stretch": frozenset({"none", "glimpse"}),
    "standpoint": frozenset({"on", "leave", "until", "through"}),
}
_FORMS = {
    "chose": "chose.SCENE.CHOICE",
    "claimed": "claimed.FINDING.BLANK",
    "asked": "asked.TABLE.ROW",
    "looked": "looked.STRETCH.STANDPOINT",
}

Slot = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name's meaning: where its value is kept, and its type."""

    slot: Slot
    type: Type


class Scope:
    """The names of one story. `broken` are (kind, id) whose tables could not be read: known, but of any type."""

    def __init__(self, story: Story, broken: Iterable[tuple[str, str]] = ()) -> None:
        self.story = story
        self.broken = frozenset(broken)
        self._found: dict[tuple[str, ...], Symbol] = {}

    @cached_property
    def _broken_ids(self) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for kind, id_ in self.broken:
            ids.setdefault(kind, []).append(id_)
        return ids

    def ids(self, kind: str) -> list[str]:
        """Every id of a kind, readable or not."""
        return [*getattr(self.story, kind), *self._broken_ids[kind]]

    def has(self, kind: str, id_: str) -> bool:
        return id_ in getattr(self.story, kind) or (kind, id_) in self.broken

    def symbol(self, name: Name) -> Symbol:
        """The meaning of a name; raises ExpressionError if it has none."""
        known = self._found.get(name.parts)
        if known is None:
            known = self._found[name.parts] = self._look_up(name)
        return known

    def _look_up(self, name: Name) -> Symbol:
        first, *rest = name.parts
        if first in NAMESPACES and (rest or not self.has("variable", first)):
            return self._in_namespace(name, first, rest)
        if first in SINGLE and not rest:
            return Symbol((first,), self._single(name, first))
        if len(rest) == 1 and self.has("character", first):
            return self._of_character(name, first, rest[0])
        if not rest and self.has("variable", first):
            return Symbol(("variable", first), self._variable(first))
        raise self._unknown(name)

    def _single(self, name: Name, word: str) -> Type:
        if word in _OF_THE_CLOCK:
            if self.story.clock is None and ("story", "") not in self.broken:
                message = f'"{word}" needs a clock, and the story has no [story.clock]'
                raise ExpressionError("COY101", message, name.where)
            if word != "dossier":
                return TIME if word == "time" else DAY
        values = tuple(self.ids(word))
        return OneOf(values if word == "scene" else ("none", *values), f"{word}s")

    def _in_namespace(self, name: Name, first: str, rest: list[str]) -> Symbol:
        kind = NAMESPACES[first]
        wanted = 2 if first in _FORMS else 1
        if len(rest) != wanted:
            message = f'write "{_FORMS.get(first, f"{first}.{kind.upper()}")}"'
            raise ExpressionError("COY201", message, name.where)
        if not self.has(kind, rest[0]):
            raise self._no_such(name, kind, rest[0], self.ids(kind))
        if (kind, rest[0]) in self.broken:
            return Symbol((first, *rest), ANY)
        if first == "chose":
            choices = self.story.scene[rest[0]].choice
            if rest[1] not in choices:
                raise self._no_such(name, f'choice of scene "{rest[0]}"', rest[1], choices)
        if first == "asked":
            return Symbol((first, *rest), self._asked(name, *rest))
        if first in ("assumed", "looked"):
            return Symbol((first, *rest), self._of_a_look(name, first, rest))
        if first == "claimed":
            blanks = self.story.finding[rest[0]].blank
            if rest[1] not in blanks:
                raise self._no_such(name, f'blank of finding "{rest[0]}"', rest[1], blanks)
            values = ("none", *blanks[rest[1]].candidates)
            return Symbol((first, *rest), OneOf(values, f'candidates of "{rest[1]}"'))
        if first == "verdict":
            return Symbol((first, *rest), OneOf(("none", *VERDICTS), "verdicts"))
        return Symbol((first, *rest), FLAG)

    def _of_a_look(self, name: Name, first: str, rest: list[str]) -> Type:
        """What can be assumed, or run to its end: only what some choice opens."""
        story, offered = self.story, self.looked_at
        if first == "looked" and not self.has("standpoint", rest[1]):
            raise self._no_such(name, "standpoint", rest[1], self.ids("standpoint"))
        days = {story.stretch[id_].day for id_ in offered}
        if not self.broken and (
            story.dispute[rest[0]].day not in days if first == "assumed" else rest[0] not in offered
        ):
            what = "a stretch of its day" if first == "assumed" else "it"
            message = f'"{".".join(name.parts)}" is never so: no choice looks at {what}'
            raise ExpressionError("COY204", message, name.where, 'write look = "STRETCH"')
        if first == "looked":
            return FLAG
        return OneOf(tuple(story.dispute[rest[0]].account), f'accounts of "{rest[0]}"')

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """The stretches that some choice looks at."""
        scenes = self.story.scene.values()
        named = {choice.look for scene in scenes for choice in scene.choice.values()}
        return frozenset(id_ for id_ in self.story.stretch if id_ in named)

    def _asked(self, name: Name, table: str, row: str) -> Type:
        rows = self.story.table[table].row
        if row not in rows:
            raise self._no_such(name, f'row of table "{table}"', row, rows)
        if not rows[row].can_be_asked:
            message = f'nobody can ask about row "{row}" of table "{table}"'
            hint = 'give the row "says", "learn" or "set"'
            raise ExpressionError("COY204", message, name.where, hint)
        return FLAG

    def _of_character(self, name: Name, id_: str, word: str) -> Symbol:
        if word in ("name", "doing"):
            return Symbol(("character", id_, word), TEXT)
        if word not in ("state", "at"):
            raise self._no_such(name, "part of a character", word, ("state", "at", "name", "doing"))
        if ("character", id_) in self.broken:
            return Symbol(("character", id_, word), ANY)
        if word == "at":
            return Symbol(("character", id_, "at"), OneOf(("none", *self.ids("place")), "places"))
        states = tuple(self.story.character[id_].state)
        return Symbol(("character", id_, "state"), OneOf(states, f'states of "{id_}"'))

    def _variable(self, id_: str) -> Type:
        if ("variable", id_) in self.broken:
            return ANY
        variable = self.story.variable[id_]
        if variable.values is not None:
            return OneOf(variable.values, f'values of "{id_}"')
        if variable.range is not None:
            low, high = variable.range
            return NumberType(low, high) if low < high else ANY  # reported where it is declared
        return FLAG

    def _no_such(self, name: Name, what: str, word: str, words: Iterable[str]) -> ExpressionError:
        dotted = ".".join(name.parts)
        message = f'"{dotted}" names no {what}: there is no "{word}"'
        start = name.where.start + dotted.rfind(word)
        return ExpressionError("COY101", message, Where(start, len(word)), nearest(word, words))

    def _is_value(self, word: str) -> bool:
        """Whether something in the story can be equal to a word."""
        values = [one.values or () for one in self.story.variable.values()]
        states = [tuple(one.state) for one in self.story.character.values()]
        return (
            self.has("place", word)
            or self.has("scene", word)
            or (any(word in some for some in (*values, *states)))
        )

    def _unknown(self, name: Name) -> ExpressionError:
        dotted = ".".join(name.parts)
        first = name.parts[0]
        words = [*self.ids("variable"), *SINGLE]
        if len(name.parts) > 1:
            words = [*NAMESPACES, *self.ids("character")]
        hint = nearest(first, words)
        if hint is None and len(name.parts) == 1 and self._is_value(first):
            hint = f"a word stands in quotes of its own: '{first}'"
        if len(name.parts) == 1 and self.has("note", first):
            hint = f'did you mean "knows.{first}"?'
        elif len(name.parts) == 1 and self.has("character", first):
            hint = f'did you mean "here.{first}", or "{first}.state == ..."?'
        return ExpressionError("COY101", f'nothing is called "{dotted}"', name.where, hint)

"""Everything of a story that a play can meet, each thing once, in the author's order.

Path tests cover these points, the explorer asks whether players get to them, and both call them by
the same names: `str` of a point.

scene       entered, the opening included
choice      taken                      exit        walked
note        learnt                     comparison  made
row         of a table, asked about    dossier     gone on to, after an ending that leads there
event       happened                   ending      reached
filed       the finding was filed, in any way      confirmed   the finding was confirmed
guard       a `when`: one point for seen true, one for seen false. See `watch` for when one is seen
text        a condition in a text: one point for each side that has words, covered when it was
            read; one inside another, when the outer side was read too
state       somebody of the cast was in it
look        a run of a stretch from a standpoint was begun
glimpse     had: asked about, or come by     account     assumed
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coyoacan_game.diagnostics import Spot
from coyoacan_game.story.models import Row, Story
from coyoacan_game.story.text import Inline, Text, Variant, is_plain, read_text

KINDS = (
    "scene",
    "choice",
    "exit",
    "guard",
    "text",
    "note",
    "row",
    "comparison",
    "dossier",
    "filed",
    "confirmed",
    "event",
    "ending",
    "state",
    "look",
    "glimpse",
    "account",
)
SIDES = ("true", "false")


class Point(NamedTuple):
    """One thing to cover. `number` counts a text's conditions from 1, 0 elsewhere; `side` is of SIDES."""

    kind: str
    address: str
    number: int = 0
    side: str = ""

    def __str__(self) -> str:
        variant = f".variant.{self.number}" if self.number else ""
        return f"{self.address}{variant} [{self.side}]" if self.side else self.address


def points(story: Story) -> Iterator[Point]:
    """All points of a story."""
    for id_, scene in story.scene.items():
        yield Point("scene", f"scene.{id_}")
        for name in scene.choice:
            yield Point("choice", f"scene.{id_}.choice.{name}")
    for place in story.place:
        yield from (
            Point("exit", f"place.{place}.exit.{other}")
            for other in story.ways(place)
            if story.own_scene(other)
        )
    for kind in ("note", "comparison", "event", "ending"):
        yield from (Point(kind, f"{kind}.{id_}") for id_ in getattr(story, kind))
    yield from (Point("row", address) for address, row in rows(story) if row.can_be_asked)
    following = dict.fromkeys(one.next for one in story.ending.values() if one.next)
    yield from (Point("dossier", f"dossier.{id_}") for id_ in following)
    for id_ in story.finding:
        yield Point("filed", f"finding.{id_}.file")
        yield Point("confirmed", f"finding.{id_}")
    for id_, character in story.character.items():
        yield from (Point("state", f"character.{id_}.state.{name}") for name in character.state)
    yield from _looks(story)
    yield from (Point("guard", address, 0, side) for address, _ in guards(story) for side in SIDES)
    yield from _sides(story)


def _looks(story: Story) -> Iterator[Point]:
    """What there is to looking back at a day, where some choice does; the first account needs no assuming."""
    named = {choice.look for scene in story.scene.values() for choice in scene.choice.values()}
    stretches = [id_ for id_ in story.stretch if id_ in named]
    for id_ in stretches:
        standpoints = story.stretch[id_].standpoints or story.standpoint
        yield from (Point("look", f"look.{id_}.{one}") for one in standpoints)
    if stretches:
        yield from (Point("glimpse", f"glimpse.{id_}") for id_ in story.glimpse)
    days = {story.stretch[id_].day for id_ in stretches}
    for id_, dispute in story.dispute.items():
        if dispute.day in days:
            yield from (Point("account", f"dispute.{id_}.account.{one}") for one in dispute.account)


def _sides(story: Story) -> Iterator[Point]:
    """Both sides of every condition in a text, where there are words on them."""
    for address, text in texts(story):
        if not is_plain(text):
            for number, one in enumerate(conditions(read_text(text)), start=1):
                if one.then:
                    yield Point("text", address, number, "true")
                if one.otherwise:
                    yield Point("text", address, number, "false")


def rows(story: Story) -> Iterator[tuple[str, Row]]:
    """Every line of every register with its address."""
    for id_, table in story.table.items():
        for name, row in table.row.items():
            yield f"table.{id_}.row.{name}", row


def guards(story: Story) -> Iterator[tuple[str, str]]:
    """Every `when` with its address."""
    for id_, scene in story.scene.items():
        for name, choice in scene.choice.items():
            yield from _when(f"scene.{id_}.choice.{name}", choice.when)
    for id_, place in story.place.items():
        for other, way in place.exit.items():
            yield from _when(f"place.{id_}.exit.{other}", way.when)
        for name, version in place.version.items():
            yield from _when(f"place.{id_}.version.{name}", version.when)
    for id_, character in story.character.items():
        for name, state in character.state.items():
            yield from _when(f"character.{id_}.state.{name}", state.when)
    for address, row in rows(story):
        yield from _when(address, row.when)
    for id_, variable in story.variable.items():
        if variable.shown is not None:
            yield f"variable.{id_}.shown", variable.shown
    for kind in ("event", "comparison", "finding", "ending", "place", "table"):
        for id_, table in getattr(story, kind).items():
            yield from _when(f"{kind}.{id_}", table.when)
    yield from _guards_of_looks(story)
    for id_, picture in story.picture.items():
        for name, layer in picture.layer.items():
            yield from _when(f"picture.{id_}.layer.{name}", layer.when)


def _guards_of_looks(story: Story) -> Iterator[tuple[str, str]]:
    for id_, standpoint in story.standpoint.items():
        yield from _when(f"standpoint.{id_}", standpoint.when)
    for id_, dispute in story.dispute.items():
        for name, account in dispute.account.items():
            yield from _when(f"dispute.{id_}.account.{name}", account.when)


def _when(address: str, when: str | None) -> Iterator[tuple[str, str]]:
    if when is not None:
        yield f"{address}.when", when


def texts(story: Story) -> Iterator[tuple[str, str]]:
    """Every text that can vary, with its address."""
    for id_, scene in story.scene.items():
        yield f"scene.{id_}.text", scene.text
        for name, choice in scene.choice.items():
            here = f"scene.{id_}.choice.{name}"
            yield from _written(here, choice, ("text", "says", "unless_shown"))
    for id_, place in story.place.items():
        for other, way in place.exit.items():
            yield from _written(f"place.{id_}.exit.{other}", way, ("text", "unless_shown"))
    for kind, keys in (
        ("character", ("about",)),
        ("note", ("text",)),
        ("event", ("says",)),
        ("comparison", ("says",)),
        ("finding", ("question", "says")),
        ("ending", ("text",)),
        ("dossier", ("before",)),
        ("glimpse", ("says",)),
    ):
        for id_, table in getattr(story, kind).items():
            yield from _written(f"{kind}.{id_}", table, keys)
    for address, row in rows(story):
        yield from _written(address, row, ("says",))
    for id_, finding in story.finding.items():
        yield from ((f"finding.{id_}.hints.{at}", text) for at, text in enumerate(finding.hints))


def _written(address: str, table: object, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys:
        text = getattr(table, key)
        if text is not None:
            yield f"{address}.{key}", text


def conditions(text: Text) -> tuple[Variant, ...]:
    """A text's conditions in the order they are written, outer ones first."""
    return tuple(one for block in text.blocks for one in _variants(block.inlines))


def _variants(inlines: tuple[Inline, ...]) -> Iterator[Variant]:
    for one in inlines:
        if isinstance(one, Variant):
            yield one
            yield from _variants(one.then)
            yield from _variants(one.otherwise)


def spot(story: Story, point: Point, starts: dict[str, tuple[int, ...]]) -> Spot:
    """Where a point stands; `starts` has, for each text, where its conditions begin."""
    parts: list[str | int] = [
        int(part) if part.isdecimal() and point.kind == "text" else part
        for part in point.address.split(".")
    ]
    if point.kind == "exit" and parts[-1] not in story.place[str(parts[1])].exit:
        place = story.place[str(parts[1])]
        return Spot(("place", parts[1], "exits", place.exits.index(str(parts[-1]))))
    if point.kind == "text":
        return Spot(tuple(parts), "value", starts[point.address][point.number - 1], 1)
    if point.kind == "look":
        return Spot(("standpoint", parts[2]), "key")
    if point.kind == "filed":
        parts.pop()  # the finding's own table: an action is written nowhere
    return Spot(tuple(parts), "value" if point.kind == "guard" else "key")

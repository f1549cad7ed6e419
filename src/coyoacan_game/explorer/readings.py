"""Where each text is read, and so where each side of a condition in it can be. Called by `questions`.

The same places as in `walkthroughs.watch`, said as targets.
"""

from __future__ import annotations

from collections.abc import Iterator

from coyoacan_game.engine import Program
from coyoacan_game.explorer.guards import Asked, at_exits
from coyoacan_game.explorer.lateness import only_grows
from coyoacan_game.explorer.targets import Target, negation
from coyoacan_game.story.expressions import Expression, read_expression
from coyoacan_game.story.points import Point, texts
from coyoacan_game.story.text import Inline, Variant, read_text

Given = tuple[Expression, ...]


class Readings:
    """The targets of one story's text conditions."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.story = program.story
        self._written = dict(texts(program.story))
        self._sides: dict[str, dict[tuple[int, str], Given]] = {}

    def targets(self, point: Point) -> Iterator[Target]:
        """Those of one side of one condition of a text."""
        sides = self._sides.get(point.address)
        if sides is None:
            sides = self._sides[point.address] = _sides(self._written[point.address])
        for read in self._read(point.address):
            yield Target(
                "variant",
                f"{point.address}.variant.{point.number}",
                read.moment,
                (*read.given, *sides[point.number, point.side]),
                point.side,
                read.scene,
                read.ending,
                playing=read.playing,
            )

    def _read(self, address: str) -> Iterator[Asked]:
        owner = address.rpartition(".")[0]
        match address.split("."):
            case ["scene", id_, "text"]:
                yield Asked(("entered", id_), playing=False)
            case ["scene", scene, "choice", name, "text" | "unless_shown" as key]:
                choice = self.story.scene[scene].choice[name]
                used = (read_expression(f"not chose.{scene}.{name}"),) if choice.once else ()
                yield from _listed(
                    (Asked(given=used, scene=scene),), key, choice.when, choice.unless_shown
                )
            case ["place", place, "exit", other, "text" | "unless_shown" as key]:
                way = self.story.place[place].exit[other]
                if self.story.own_scene(other):
                    listed = at_exits(self.program, place)
                    yield from _listed(listed, key, way.when, way.unless_shown)
            case ["scene" | "table" | "comparison", *_]:
                yield Asked(("taken", owner), playing=False)
            case ["glimpse", id_, _]:
                yield Asked(("taken", f"look.glimpse.{id_}"), playing=False)
            case ["event", id_, _]:
                yield Asked(("happened", id_), playing=False)
            case ["ending", id_, _]:
                yield Asked(ending=id_, playing=False)
            case ["note", id_, _]:
                yield Asked(given=(read_expression(f"knows.{id_}"),))
            case ["finding", id_, "says"]:
                yield Asked(("confirmed", id_), playing=False)
            case ["finding", id_, *_]:
                yield Asked(given=self._on_file(id_))
            case ["character", *_]:
                yield Asked()

    def _on_file(self, finding: str) -> Given:
        """When a question is to be read: while it is asked, and once it was answered.

        Of another dossier it is asked only while it can be filed: see `view.findings`.
        """
        written = self.story.finding[finding]
        asked = [f"({written.when})"] if written.when is not None else []
        if written.dossier is not None and self.program.days and written.needs:
            known = " and ".join(f"knows.{note}" for note in written.needs)
            asked.append(f"(dossier == 'none' or dossier == '{written.dossier}' or {known})")
        if not asked:
            return ()
        when = " and ".join(asked)
        if only_grows(written.when):
            return (read_expression(when),)
        return (read_expression(f"{when} or filed.{finding} or solved.{finding}"),)


def _listed(
    places: tuple[Asked, ...], key: str, when: str | None, unless_shown: str | None
) -> Iterator[Asked]:
    """Where the words of an offer stand, or the reason against it."""
    if key == "unless_shown":
        if when is None:
            return
        more: Given = (negation(read_expression(when)),)
    else:
        more = (read_expression(when),) if when and unless_shown is None else ()
    yield from (one._replace(given=(*one.given, *more)) for one in places)


def _sides(raw: str) -> dict[tuple[int, str], Given]:
    """For each condition of a text, in the order of writing, what must hold for a side to be read."""
    found: dict[tuple[int, str], Given] = {}

    def inside(inlines: tuple[Inline, ...], given: Given, number: int) -> int:
        for one in inlines:
            if isinstance(one, Variant):
                number += 1
                then, other = (*given, one.condition), (*given, negation(one.condition))
                found[number, "true"], found[number, "false"] = then, other
                number = inside(one.then, then, number)
                number = inside(one.otherwise, other, number)
        return number

    number = 0
    for block in read_text(raw).blocks:
        number = inside(block.inlines, (), number)
    return found

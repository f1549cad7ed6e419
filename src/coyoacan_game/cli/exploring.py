"""`coyoacan explore`: everything a player can reach, and the proof that nobody gets stuck."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from coyoacan_game.cli.asking import asked_alone, named, with_properties
from coyoacan_game.cli.stories import Unusable, load_playable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coyoacan_game.engine import Program, State
    from coyoacan_game.explorer import Inquiry
    from coyoacan_game.source import Span

EXIT_CODES = {"proven": 0, "refuted": 1, "open": 3}
_WIDTH = 40


@dataclass(frozen=True)
class Wanted:
    """What was typed: the options of the command."""

    form: str
    begin: str | None
    bound: int
    seconds: float | None
    only: tuple[str, ...]


def explore_story(given: str | None, wanted: Wanted, *, out: TextIO) -> int:
    """0 where all is proven, 1 where something is refuted, 3 where something is not decided."""
    from coyoacan_game.explorer import Bounds, explore

    folder, program = load_playable(given)
    bounds = Bounds(states=wanted.bound, seconds=wanted.seconds)
    ids = named(program.story, wanted.only, wanted.begin)
    if wanted.only:
        inquiry = asked_alone(program.story, ids, bounds)
        _write_inquiry(out, inquiry, wanted.form, given, folder, program)
        return EXIT_CODES[inquiry.verdict]
    found = explore(
        program,
        origin=_origin(program, wanted.begin),
        bounds=bounds,
        progress=_bar if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * (_WIDTH + 20) + "\r")
    found = with_properties(found, program.story, ids)
    if wanted.form == "json":
        from coyoacan_game.report.exploration_json import write_exploration_json

        write_exploration_json(out, found, story=given or "")
    else:
        from coyoacan_game.report.exploration_text import write_exploration_text

        write_exploration_text(out, found, place_of=_placer(folder), in_words=_words(program))
    return EXIT_CODES[found.verdict]


def _write_inquiry(
    out: TextIO, found: Inquiry, form: str, given: str | None, folder: Path, program: Program
) -> None:
    if form == "json":
        from coyoacan_game.report.properties_json import write_inquiry_json

        write_inquiry_json(out, found, story=given or "")
    else:
        from coyoacan_game.report.properties_text import write_inquiry_text

        write_inquiry_text(out, found, place_of=_placer(folder), in_words=_words(program))


def _bar(done: int, total: int) -> None:
    filled = _WIDTH * done // max(1, total)
    sys.stderr.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done} of {total} decided")
    sys.stderr.flush()


def _origin(program: Program, begin: str | None) -> State | None:
    """The state in which `--from` begins: a scene entered with nothing done, or a dossier."""
    from coyoacan_game.engine import entrance, opening, untouched

    if begin is None:
        return None
    kind, _, id_ = begin.partition(".")
    if kind == "dossier" and id_ in program.story.dossier:
        return opening(program, id_).state
    if kind == "scene" and id_ in program.story.scene:
        state = untouched(program)._replace(scene=program.scene_number[id_])
        return entrance(program, state).state
    raise Unusable(f'"{begin}" is neither scene.ID nor dossier.ID of this story')


def _placer(folder: Path) -> Callable[[str], Span | None]:
    """Finds addresses in their files, when first asked."""
    from coyoacan_game.diagnostics import Spot
    from coyoacan_game.loader import load_story
    from coyoacan_game.walkthroughs.places import Places

    places: list[Places] = []

    def place_of(address: str) -> Span | None:
        if not places:
            places.append(Places(load_story(folder).files))
        return places[0].span(Spot(tuple(address.split("."))))

    return place_of


def _words(program: Program) -> Callable[[str], str]:
    """Says an action as the author wrote it: the choice's words beside its address."""
    story = program.story

    def in_words(action: str) -> str:
        match action.split("."):
            case ["scene", scene, "choice", name]:
                return f"{story.scene[scene].choice[name].text}  ({action})"
            case ["place", _, "exit", other]:
                return f"Go to: {story.place[other].name}  ({action})"
            case ["dossier", id_]:
                return f"Go on: {story.dossier[id_].title}  ({action})"
        return action

    return in_words

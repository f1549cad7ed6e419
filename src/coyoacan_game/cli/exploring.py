"""`coyoacan explore`: everything a player can reach, and the proof that nobody gets stuck."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from coyoacan_game.cli.stories import Unusable, load_playable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coyoacan_game.cli.suggesting import Suggesting
    from coyoacan_game.engine import Program, State
    from coyoacan_game.source import Span

EXIT_CODES = {"proven": 0, "refuted": 1, "open": 3}
_WIDTH = 40


def explore_story(  # noqa: PLR0913 - one for each option of the command
    given: str | None,
    *,
    form: str,
    begin: str | None,
    bound: int,
    seconds: float | None,
    out: TextIO,
    suggesting: Suggesting | None = None,
) -> int:
    """0 where all is proven, 1 where something is refuted, 3 where something is not decided."""
    from coyoacan_game.explorer import Bounds, explore

    if suggesting is not None:
        suggesting.check(form, ("text",))
    folder, program = load_playable(given)
    found = explore(
        program,
        origin=_origin(program, begin),
        bounds=Bounds(states=bound, seconds=seconds),
        progress=_bar if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * (_WIDTH + 20) + "\r")
    if suggesting is not None:
        suggesting.cover_all(program.story, found, folder=folder, begin=begin)
        if suggesting.file is None:
            suggesting.print(out)
            return EXIT_CODES[found.verdict]
        suggesting.save(sys.stderr)
    if form == "json":
        from coyoacan_game.report.exploration_json import write_exploration_json

        write_exploration_json(out, found, story=given or "")
    else:
        from coyoacan_game.report.exploration_text import write_exploration_text

        write_exploration_text(out, found, place_of=_placer(folder), in_words=_words(program))
    return EXIT_CODES[found.verdict]


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

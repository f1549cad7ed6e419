"""`coyoacan explore`: everything a player can reach, and the proof that nobody gets stuck."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from coyoacan_game.cli.asking import asked_alone, named, with_properties
from coyoacan_game.cli.stories import Unusable, load_playable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coyoacan_game.cli.suggesting import Suggesting
    from coyoacan_game.engine import Program, State
    from coyoacan_game.explorer import Bounds, Exploration, Inquiry
    from coyoacan_game.explorer.scouting import Known
    from coyoacan_game.explorer.sharing import Shared
    from coyoacan_game.source import Span

EXIT_CODES = {"proven": 0, "refuted": 1, "open": 3}
_WIDTH = 40
_PATIENCE = 10  # seconds for a scheduler to answer


class Explicitly(NamedTuple):
    """State by state, in so many processes or on a cluster."""

    jobs: int = 1
    cluster: str | None = None


class Asked(NamedTuple):
    """The options of the command."""

    form: str
    begin: str | None
    bound: int
    seconds: float | None
    only: tuple[str, ...] = ()
    explicitly: Explicitly | None = None
    suggesting: Suggesting | None = None
    tests: tuple[str, ...] = ()
    shortest: bool = False


def explore_story(given: str | None, asked: Asked, *, out: TextIO) -> int:
    """0 where all is proven, 1 where something is refuted, 3 where something is not decided."""
    suggesting = asked.suggesting
    if suggesting is not None:
        suggesting.check(asked.form, ("text",))
    folder, program = load_playable(given)
    ids = named(program.story, asked.only, asked.begin)
    if asked.only:
        inquiry = asked_alone(program.story, ids, _bounds(asked))
        _write_inquiry(out, inquiry, asked.form, given, folder, program)
        return EXIT_CODES[inquiry.verdict]
    found = with_properties(_explored(program, asked, folder), program.story, ids)
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * (_WIDTH + 20) + "\r")
    if suggesting is not None:
        suggesting.cover_all(program.story, found, folder=folder, begin=asked.begin)
        if suggesting.file is None:
            suggesting.print(out)
            return EXIT_CODES[found.verdict]
        suggesting.save(sys.stderr)
    if asked.form == "json":
        from coyoacan_game.report.exploration_json import write_exploration_json

        write_exploration_json(out, found, story=given or "")
    else:
        from coyoacan_game.report.exploration_text import write_exploration_text

        write_exploration_text(out, found, place_of=_placer(folder), in_words=_words(program))
    return EXIT_CODES[found.verdict]


def _bounds(asked: Asked) -> Bounds:
    from coyoacan_game.explorer import Bounds

    return Bounds(states=asked.bound, seconds=asked.seconds)


def _explored(program: Program, asked: Asked, folder: Path) -> Exploration:
    from coyoacan_game.explorer import explore

    origin = _origin(program, asked.begin)
    bounds = _bounds(asked)
    progress = _bar if sys.stderr.isatty() else None
    if asked.explicitly is None:
        plays = _known(program, folder, asked)
        return explore(
            program,
            origin=origin,
            bounds=bounds,
            progress=progress,
            plays=plays,
            shortest=asked.shortest,
        )
    from coyoacan_game.explorer.explicit import explore_explicitly

    with sharing(asked.explicitly) as shared:
        return explore_explicitly(
            program, origin=origin, bounds=bounds, shared=shared, progress=progress
        )


def _known(program: Program, folder: Path, asked: Asked) -> tuple[Known, ...]:
    """The plays of path tests; none where an exploration begins elsewhere than they do."""
    if not asked.tests or asked.begin is not None:
        return ()
    from pathlib import Path

    from coyoacan_game.walkthroughs.known import known_plays

    paths = [Path(one) for one in asked.tests]
    missing = next((one for one in paths if not one.exists()), None)
    if missing is not None:
        raise Unusable(f'there is no file or folder "{missing}"')
    return known_plays(program, folder, paths)


def _write_inquiry(
    out: TextIO, found: Inquiry, form: str, given: str | None, folder: Path, program: Program
) -> None:
    if form == "json":
        from coyoacan_game.report.properties_json import write_inquiry_json

        write_inquiry_json(out, found, story=given or "")
    else:
        from coyoacan_game.report.properties_text import write_inquiry_text

        write_inquiry_text(out, found, place_of=_placer(folder), in_words=_words(program))


@contextmanager
def sharing(how: Explicitly) -> Iterator[Shared | None]:
    """Who helps with following every state, while it lasts; nobody, unless asked for."""
    from coyoacan_game.explorer.sharing import Shared

    if how.cluster:
        with _client(how.cluster) as client:
            yield Shared(client.get_executor(), max(1, len(client.ncores())))
    elif how.jobs > 1:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # A fresh interpreter for each: what this one has open must not be copied.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(how.jobs, mp_context=context) as pool:
            yield Shared(pool, how.jobs)
    else:
        yield None


def _client(address: str) -> Any:
    """A connection to a cluster. The library is an extra, and loaded here alone."""
    try:
        from distributed import Client
    except ImportError:
        message = "--cluster needs the extra: pip install 'coyoacan-game[cluster]'"
        raise Unusable(message) from None
    try:
        return Client(address, timeout=_PATIENCE)  # type: ignore[no-untyped-call]  # it names no types
    except (OSError, ValueError) as wrong:
        raise Unusable(f'no Dask scheduler answers at "{address}": {wrong}') from None


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

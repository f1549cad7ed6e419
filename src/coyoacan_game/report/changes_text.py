"""What is different for a player between two versions of a story, for people. Called by `coyoacan diff`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from coyoacan_game.report.printable import printable
from coyoacan_game.walkthroughs.changes import Changes, Difference, Loss, Stuck
from coyoacan_game.walkthroughs.steps import step_of

_HEADINGS = {
    "lost": "Players no longer get to:",
    "gained": "Players now get to:",
    "gone": "No longer there, and players got to it:",
    "added": "New, and players get to it:",
    "never": "New, and proven that no player gets to it:",
}
_LISTED = 12  # of what changed in the rules, and of what was not decided


def write_changes(out: TextIO, found: Changes, *, old: str, new: str) -> None:
    """Writes all that was found, what was not decided, and the verdict at the end."""
    out.writelines(printable(line) + "\n" for line in _lines(found, old, new))


def _lines(found: Changes, old: str, new: str) -> Iterator[str]:
    if found.same_files:
        yield f"same: {old} and {new} hold the same files"
        return
    yield from _rules(found)
    for how, heading in _HEADINGS.items():
        named = [one for one in found.differences if one.how == how]
        if named:
            yield heading
            for one in named:
                yield from _difference(one)
    for stuck in found.stuck:
        yield from _stuck(stuck)
    if found.tests:
        yield "Path tests:"
        for test in found.tests:
            turn = "passed and fails now" if test.passed_before else "failed and passes now"
            yield f"  {test.file}: {test.id}: {turn}: {test.message}"
    yield from _saves(found)
    if found.undecided:
        yield f"Not decided within {found.seconds:.0f} s, whether it changed:"
        yield from _some(found.undecided)
    yield _verdict(found)


def _rules(found: Changes) -> Iterator[str]:
    if found.words_only:
        yield "Only words and texts differ: the same can be done, and comes of it."
        return
    yield "Rules that differ:"
    yield from _some(found.rules)
    if found.plays == "same":
        yield "Proven: no play gets to where that matters. Every play goes as it did."


def _some(names: Iterable[str]) -> Iterator[str]:
    listed = list(names)
    yield from (f"  {one}" for one in listed[:_LISTED])
    if len(listed) > _LISTED:
        yield f"  and {len(listed) - _LISTED} more"


def _difference(one: Difference) -> Iterator[str]:
    yield f"  {one.name}"
    if one.path is not None:
        yield f"    {_steps(one.path)}"


def _stuck(one: Stuck) -> Iterator[str]:
    names = {"softlock": "A softlock", "dead_end": "A dead end"}
    name = names.get(one.name, f"A counter leaving its range ({one.name})")
    if one.worse:
        yield f"{name} that was not there:"
    elif one.new == "found":
        yield f"{name} that is another now:"
    else:
        yield f"{name} that is there no more:"
    if one.path is not None:
        yield f"    {_steps(one.path)}"


def _steps(path: tuple[str, ...]) -> str:
    moves = "1 move" if len(path) == 1 else f"{len(path)} moves"
    return f"{moves}: {', '.join(map(step_of, path))}" if path else "at the beginning"


def _saves(found: Changes) -> Iterator[str]:
    saves = found.saves
    if saves.answer == "same":
        yield "Saves: proven: every save goes on as it was."
    elif saves.answer == "open":
        yield f"Saves: none of the {saves.tried} plays tried loses anything; others may."
    else:
        yield "Saves:"
        for one in saves.losses:
            yield f"  {_loss(one)}"
            start = f"from {one.start}, " if one.start else ""
            yield f"    {start}{_steps(one.path)}"


def _loss(one: Loss) -> str:
    match one.how:
        case "breaks":
            return f"a save breaks off where this can no longer be done: {one.what}"
        case "elsewhere":
            return f"a save that stood in {one.what} leads elsewhere"
        case "forgets":
            return f"a save loses {one.what}"
    return f"a save that began with dossier.{one.what} no longer fits"


def _verdict(found: Changes) -> str:
    words = {
        "same": "same: nothing differs for a player",
        "different": "different",
        "open": "not decided: no difference was found, and not all was proven to be the same",
    }
    tests = "1 path test" if found.tests_walked == 1 else f"{found.tests_walked} path tests"
    asked = f"{found.asked} questions, {tests}, {found.saves.tried} saves"
    return f"{words[found.verdict]} ({asked}, in {found.seconds:.1f} s)"

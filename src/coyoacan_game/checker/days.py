"""Days, what takes time on them, and the dossiers they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.days import FIRST, Clock, minutes_of
from coyoacan_game.story.models import Choice, Event, Story
from coyoacan_game.story.scope import Scope

Path = tuple[str | int, ...]
_NO_CLOCK = "needs a clock, and the story has no [story.clock]"


def check_days(scope: Scope, problems: Problems) -> None:
    """Adds errors for hours that cannot be kept, and warnings for dossiers nobody comes to."""
    story = scope.story
    if story.clock is not None:
        _lengths(scope, story.clock, problems)
    elif ("story", "") not in scope.broken:
        for path, _ in _timed(story):
            problems.add("COY111", f'"minutes" {_NO_CLOCK}', Spot(path, "key"))
        for id_ in story.day:
            problems.add("COY111", f'day "{id_}" {_NO_CLOCK}', Spot(("day", id_), "key"))
    for path, one in _acts(story):
        _beginning(scope, path, one, problems)
    _dossiers(scope, problems)


def _timed(story: Story) -> Iterator[tuple[Path, int]]:
    """Whatever says for itself how long it takes."""
    for id_, scene in story.scene.items():
        for name, choice in scene.choice.items():
            if choice.minutes:
                yield ("scene", id_, "choice", name, "minutes"), choice.minutes
    for id_, place in story.place.items():
        for other, way in place.exit.items():
            if way.minutes:
                yield ("place", id_, "exit", other, "minutes"), way.minutes


def _lengths(scope: Scope, first: Clock, problems: Problems) -> None:
    """What takes time takes whole steps, of whichever day it is done on."""
    story = scope.story
    days: dict[Path, Clock] = {("story", "clock"): first}
    # Of a day that could not be read nothing is known, its step least of all.
    days |= {
        ("day", id_): day for id_, day in story.day.items() if ("day", id_) not in scope.broken
    }
    for path, spent in _timed(story):
        for here, clock in days.items():
            if spent % clock.step:
                message = f"{spent} minutes are no multiple of {_step(here, clock)}"
                problems.add("COY306", message, Spot(path))
                break
    for here, clock in days.items():
        for key, spent in (("walk", clock.walk), ("wait", clock.wait or 0)):
            if spent % clock.step:
                message = f"{spent} minutes are no multiple of {_step(here, clock)}"
                problems.add("COY306", message, Spot((*here, key)))
        _runs(here, clock, problems)


def _step(path: Path, clock: Clock) -> str:
    whose = "the clock's step" if path[0] == "story" else f'the step of day "{path[1]}"'
    return f"{whose}, {clock.step}"


def _runs(path: Path, clock: Clock, problems: Problems) -> None:
    length = minutes_of(clock.end) - minutes_of(clock.start)
    if length <= 0:
        what = "the clock" if path[0] == "story" else f'day "{path[1]}"'
        message = f"{what} ends at {clock.end}, not after its start at {clock.start}"
        problems.add("COY306", message, Spot((*path, "end")))
    elif length % clock.step:
        message = f"from {clock.start} to {clock.end} is no multiple of the step, {clock.step}"
        problems.add("COY306", message, Spot((*path, "step")))


def _acts(story: Story) -> Iterator[tuple[Path, Choice | Event]]:
    for id_, scene in story.scene.items():
        for name, choice in scene.choice.items():
            if choice.day is not None:
                yield ("scene", id_, "choice", name), choice
    for id_, event in story.event.items():
        if event.day is not None:
            yield ("event", id_), event


def _beginning(scope: Scope, path: Path, one: Choice | Event, problems: Problems) -> None:
    if scope.story.clock is None and one.day == FIRST and ("story", "") not in scope.broken:
        problems.add("COY111", f'"day" {_NO_CLOCK}', Spot((*path, "day"), "key"))
    if one.goto is None and tuple(path[:2]) not in scope.broken:
        message = 'a day begins in a scene, and "goto" is missing'
        problems.add("COY111", message, Spot((*path, "day"), "key"))
    if isinstance(one, Choice) and one.minutes:
        message = '"minutes" and "day" do not go together: the clock stands at the day\'s start'
        problems.add("COY111", message, Spot((*path, "minutes"), "key"))


def _dossiers(scope: Scope, problems: Problems) -> None:
    """The first begins with the story; every other follows an ending."""
    if scope.broken:
        return
    story = scope.story
    led_to = {ending.next for ending in story.ending.values()}
    for number, id_ in enumerate(story.dossier):
        if number and id_ not in led_to:
            message = (
                f'nothing leads to dossier "{id_}": it is not the first, and "next" of no ending'
            )
            problems.add("COY310", message, Spot(("dossier", id_), "key"))

"""A look back at a stretch of a day, in words: what a step perceives, what is assumed, what can be done.

The same lines for the screen, plain mode and the transcript. What there is to perceive is
`clockwork`'s; only its words are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coyoacan_game.clockwork import Sighting, Step, clock_of
from coyoacan_game.engine import Program, State
from coyoacan_game.engine.render import clock_words
from coyoacan_game.story.models import Character, Story
from coyoacan_game.view.moment import Person, day_words
from coyoacan_game.view.places import PlaceNow
from coyoacan_game.view.steps import step_lines, unrecognised

UNKNOWN = "?"  # the mark of whoever is not recognised


@dataclass(frozen=True)
class Look:
    """Where a look stands. While one chooses what to look from, `standpoint` and `step` are None.

    `lines` are all that is perceived now, `assumed` the accounts by which it goes.
    """

    stretch: str
    title: str
    day: str
    date: str
    start: int
    end: int
    assumed: tuple[str, ...]
    standpoint: str | None = None
    minute: int | None = None
    step: Step | None = None
    lines: tuple[str, ...] = ()

    @property
    def clock(self) -> str:
        """The minute that is looked at, empty while one chooses."""
        return "" if self.minute is None else clock_words(self.minute)

    @property
    def when(self) -> str:
        """The day that is looked at, and the minute or the hours of it."""
        return f"{self.date}, {self.clock or self.hours}"

    @property
    def hours(self) -> str:
        return f"{clock_words(self.start)} to {clock_words(self.end)}"

    @property
    def heading(self) -> str:
        return f"{self.title} · {self.clock or self.hours}"


def look_of(program: Program, state: State) -> Look | None:
    """The look that a state is in, or None."""
    looks = program.looks
    stretch = looks.stretch(state.data) if looks else None
    if looks is None or stretch is None:
        return None
    story, run = program.story, looks.run(state.data)
    written = story.stretch[stretch]
    start, end = (int(one[:2]) * 60 + int(one[3:]) for one in (written.start, written.end))
    assumed = tuple(assumptions(program, state))
    clock = clock_of(story, written.day)
    date = day_words(clock.date) if clock else ""
    if run is None:
        return Look(stretch, written.name, written.day, date, start, end, assumed)
    name, step = story.standpoint[run[1]].name, looks.now(state.data)
    return Look(
        stretch,
        f"{written.name} · {name}",
        written.day,
        date,
        start,
        end,
        assumed,
        run[1],
        looks.minute(state.data),
        step,
        tuple(step_lines(story, run, step, None)) if step else (),
    )


def looked_at(program: Program, look: Look, places: Iterable[PlaceNow]) -> tuple[PlaceNow, ...]:
    """The places of the day that is looked at, as they are called on it."""
    clock = clock_of(program.story, look.day)
    ground = clock.plan if clock else {}
    return tuple(
        replace(
            one,
            name=ground[one.id].name or one.name,
            label=ground[one.id].label or ground[one.id].name or one.label,
        )
        for one in places
        if one.id in ground
    )


def shut_doors(program: Program, state: State, look: Look) -> dict[frozenset[str], str]:
    """The shut doors of the present minute: the two places of each, and its name."""
    looks = program.looks
    if looks is None or look.minute is None:
        return {}
    return looks.runs.senses(look.stretch, looks.accounts(state.data)).shut_doors(look.minute)


def sighted(program: Program, look: Look) -> tuple[Person, ...]:
    """Everybody and everything in sight in the present minute; a thing is marked by a small letter."""
    story, perceived = program.story, look.step.perceived if look.step else None
    found = []
    for one in perceived.sightings if perceived else ():
        person = story.character.get(one.who)
        name = person.name if person else story.thing[one.who].name
        if person and one.faceless:
            found.append(_unrecognised(person, one))
            continue
        letter = name.split()[-1][0]
        mark = (person.mark or letter.upper()) if person else letter.lower()
        role = person.role if person else "thing"
        found.append(Person(one.who, name, mark, role, one.at, one.doing))
    return tuple(found)


def _unrecognised(person: Character, one: Sighting) -> Person:
    """Whom one sees and does not know: the same mark for everybody."""
    return Person(one.who, unrecognised(person), UNKNOWN, "", one.at, one.doing)


def assumptions(program: Program, state: State) -> Iterator[str]:
    """By which account the stretch goes, of each dispute that bears on it and of which another is known."""
    looks = program.looks
    stretch = looks.stretch(state.data) if looks else None
    if looks is None or stretch is None:
        return
    accounts, story = looks.accounts(state.data), program.story
    open_ = {one.split(".")[1] for one in looks.assumable(stretch, *state)}
    for id_ in looks.runs.mattering(stretch):
        dispute = story.dispute[id_]
        if id_ in open_ or accounts[id_] != next(iter(dispute.account)):
            yield f"{dispute.question} {dispute.account[accounts[id_]].says}"


def assumption(story: Story, dispute: str, account: str) -> str:
    """One account, as it is said when it is assumed."""
    written = story.dispute[dispute]
    return f"{written.question} {written.account[account].says}"


def look_words(program: Program, action: str) -> str | None:
    """What somebody who looks back does, as it is offered and echoed; None for another action."""
    story = program.story
    match action.split("."):
        case ["look", "on"]:
            return "Let the clock run on."
        case ["look", "leave"]:
            return "Stop looking."
        case ["look", "glimpse", id_]:
            return story.glimpse[id_].text or _closer(story, id_)
        case ["look", _, standpoint]:
            one = story.standpoint[standpoint]
            return one.name if one.witness else f"From: {one.name}"
        case ["assume", dispute, account]:
            written = story.dispute[dispute]
            return f"Suppose: {written.account[account].says} ({written.question})"
    return None


def _closer(story: Story, glimpse: str) -> str:
    who = story.glimpse[glimpse].row.split(".")[1]
    name = story.character[who].name if who in story.character else story.thing[who].name
    return f"Ask about: {name}" if story.glimpse[glimpse].by == "sight" else "Ask what that was."

"""A look back at a stretch of a day, in words: what a step perceives, what is assumed, what can be done.

The same lines for the screen, plain mode and the transcript. What there is to perceive is
`clockwork`'s; only its words are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coyoacan_game.clockwork import Hearing, Perceived, Sighting, Step, clock_of, disputes_on
from coyoacan_game.engine import Program, State
from coyoacan_game.engine.record import Looked
from coyoacan_game.engine.render import clock_words
from coyoacan_game.story.models import Character, Story
from coyoacan_game.view.moment import Person, day_words
from coyoacan_game.view.places import PlaceNow

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


def unrecognised(person: Character) -> str:
    """What somebody is called by whoever does not see their face."""
    return person.unrecognised or "somebody"


def assumptions(program: Program, state: State) -> Iterator[str]:
    """By which account the stretch goes, of each dispute on which the player knows another."""
    looks = program.looks
    stretch = looks.stretch(state.data) if looks else None
    if looks is None or stretch is None:
        return
    accounts, story = looks.accounts(state.data), program.story
    open_ = {one.split(".")[1] for one in looks.assumable(stretch, *state)}
    for id_, dispute in disputes_on(story, story.stretch[stretch].day).items():
        if id_ in open_ or accounts[id_] != next(iter(dispute.account)):
            yield f"{dispute.question} {dispute.account[accounts[id_]].says}"


def assumption(story: Story, dispute: str, account: str) -> str:
    """One account, as it is said when it is assumed."""
    written = story.dispute[dispute]
    return f"{written.question} {written.account[account].says}"


def step_said(program: Program, looked: Looked) -> str:
    """A step as one paragraph: the minute, and what is new in it."""
    lines = step_lines(
        program.story, (looked.stretch, looked.standpoint), looked.step, looked.before
    )
    return " ".join((f"{clock_words(looked.step.minute)}.", *lines))


def step_lines(
    story: Story, run: tuple[str, str], step: Step, before: Step | None
) -> Iterator[str]:
    """What is perceived and was not the step before; of the first step, all."""
    names = _Names(story, story.stretch[run[0]].day)
    now, then = step.perceived, before.perceived if before else None
    witness = story.standpoint[run[1]].witness
    yield from _whereabouts(names, witness, now, then, first=before is None)
    seen = then.sightings if then and now and then.at == now.at else ()
    heard = then.hearings if then else ()
    if now:
        yield from (names.sighting(one, now.at) for one in now.sightings if one not in seen)
        yield from (names.hearing(one, now) for one in now.hearings if one not in heard)
    if then and now:
        here = {one.who for one in now.sightings}
        gone = dict.fromkeys(names.seen(one) for one in then.sightings if one.who not in here)
        if gone:
            yield f"No longer in sight: {', '.join(gone)}."


def _whereabouts(
    names: _Names,
    witness: str | None,
    now: Perceived | None,
    then: Perceived | None,
    *,
    first: bool,
) -> Iterator[str]:
    """Where the witness is, when that is new; a place does not move."""
    if witness is None or (not first and (now and now.at) == (then and then.at)):
        return
    name = names.who(witness)
    is_ = names.verb(witness, "is", "are")
    yield f"{name} {is_} at: {names.place(now.at)}." if now else f"{name} {is_} away."


class _Names:
    """What people, things and places are called on a day."""

    def __init__(self, story: Story, day: str) -> None:
        self.story = story
        clock = clock_of(story, day)
        self.ground = clock.plan if clock else {}

    def who(self, id_: str) -> str:
        story = self.story
        return story.character[id_].name if id_ in story.character else story.thing[id_].name

    def place(self, id_: str) -> str:
        ground = self.ground.get(id_)
        return (ground.name if ground else None) or self.story.place[id_].name

    def sighting(self, one: Sighting, at: str) -> str:
        where = "Here" if one.at == at else self.place(one.at)
        name = self.seen(one)
        if one.faceless:
            name = name[:1].upper() + name[1:]
        return f"{where}: {name} {self._doing(one).rstrip('.')}."

    def _doing(self, one: Sighting) -> str:
        if one.doing:
            return one.doing
        if one.walking:
            return self.verb(one.who, "passes by", "pass by")
        return self.verb(one.who, "is to be seen", "are to be seen")

    def seen(self, one: Sighting) -> str:
        """What somebody or something is called by whoever sees them there."""
        person = self.story.character.get(one.who)
        return unrecognised(person) if person and one.faceless else self.who(one.who)

    def verb(self, id_: str, one: str, several: str) -> str:
        person = self.story.character.get(id_)
        return several if person and person.plural else one

    def hearing(self, one: Hearing, now: Perceived) -> str:
        """Whose sound it is, one knows only of somebody in sight."""
        where = "here" if one.at == now.at else f"from: {self.place(one.at)}"
        seen = any(other.who == one.who and not other.faceless for other in now.sightings)
        maker = f" ({self.who(one.who)})" if seen else ""
        return f"Heard {where}: {one.sound.rstrip('.')}{maker}."


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

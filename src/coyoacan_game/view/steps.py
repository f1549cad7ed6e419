"""A step of a look back, in words: what is new in it, whom one sees, and when there is nothing to say.

The same for the screen, plain mode and the transcript; `looking` says where a look stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coyoacan_game.clockwork import Hearing, Perceived, Sighting, Step, clock_of
from coyoacan_game.engine import Program, State, Turn
from coyoacan_game.engine.looking import ON
from coyoacan_game.engine.record import Learnt, Looked, LookEnded
from coyoacan_game.engine.render import clock_words
from coyoacan_game.story.models import Character, Story

_ARTICLE = re.compile(
    r"^(?:The|An?|Some|Two|Somebody)\b"
)  # no longer at the beginning of a sentence
NOTHING_PERCEIVED = "Nobody is in sight, and nothing is to be heard."


def step_said(program: Program, looked: Looked) -> str:
    """A step as one paragraph: the minute, and what is new in it; empty where there is nothing to say.

    Those who did no more than pass by are told with the next step of which there is.
    """
    story, run = program.story, (looked.stretch, looked.standpoint)
    if looked.before is not None and _is_bare(story, run, looked.step, looked.before):
        return ""
    lines = _gathered(step_lines(story, run, looked.step, looked.before))
    if not lines:
        lines = (NOTHING_PERCEIVED,)
    minute = f"{clock_words(looked.step.minute)}."
    return " ".join((*_meanwhile(program, looked), minute, *lines))


def end_said(program: Program, ended: LookEnded) -> str:
    """The end of a run, and who passed by until then."""
    stretch = program.story.stretch[ended.stretch]
    return " ".join((*_meanwhile(program, ended), f"{stretch.end}. It ends here."))


def _is_bare(story: Story, run: tuple[str, str], step: Step, before: Step) -> bool:
    """Whether nothing is new but that people pass by, or nothing at all."""
    if set(step.glimpses) - set(before.glimpses):
        return False
    passing = {_Names(story, story.stretch[run[0]].day).sighting(*one) for one in _passers(step)}
    return set(step_lines(story, run, step, before)) <= passing


def _passers(step: Step) -> list[tuple[Sighting, str]]:
    """Those of whom no more is to be said than that they pass by; and from where one sees them."""
    now = step.perceived
    seen = now.sightings if now else ()
    return [(one, now.at) for one in seen if now and one.walking and not one.doing]


def _meanwhile(program: Program, looked: Looked | LookEnded) -> Iterator[str]:
    """Who passed by since there was last something to say, and when."""
    looks, story, run = program.looks, program.story, (looked.stretch, looked.standpoint)
    steps = looks.steps(looked.state.data) if looks else ()
    until = steps.index(looked.step) if isinstance(looked, Looked) else len(steps)
    since = until
    while since > 1 and _is_bare(story, run, steps[since - 1], steps[since - 2]):
        since -= 1
    names = _Names(story, story.stretch[run[0]].day)
    passed: dict[str, str] = {}
    for step in steps[since:until]:
        for one, at in _passers(step):
            where = "" if one.at == at else f", {_lowered(names.place(one.at))}"
            passed.setdefault(names.seen(one), f"{clock_words(step.minute)}{where}")
    if passed:
        said = ", ".join(f"{_lowered(who)} ({when})" for who, when in passed.items())
        yield f"Passing by meanwhile: {said}."


def _gathered(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of one place put together: "The patio: Ana waits; Luis runs past."."""
    found: dict[str, list[str]] = {}
    for line in lines:
        place, _, said = line.partition(": ")
        found.setdefault(place, []).append(said.rstrip("."))
    return tuple(
        f"{place}: {'; '.join((said[0], *map(_lowered, said[1:])))}." if said[0] else place
        for place, said in found.items()
    )


def _lowered(words: str) -> str:
    """Words that begin with an article, as they stand within a sentence."""
    return _ARTICLE.sub(lambda one: one[0].lower(), words, count=1)


def stops(program: Program, before: State, turn: Turn) -> bool:
    """Whether a running clock stops after a turn: something was noted, can now be asked, or it is over."""
    looks = program.looks
    noted = any(isinstance(entry, Learnt) for entry in turn.entries)
    if noted or looks is None or looks.run(turn.state.data) is None:
        return True
    return bool(set(looks.askable(turn.state.data)) - set(looks.askable(before.data)))


def quiet(program: Program, before: State, turn: Turn) -> bool:
    """Whether a step of a run has nothing to tell, so that the clock may as well go on."""
    if turn.action != ON or stops(program, before, turn):
        return False
    return not any(step_said(program, one) for one in turn.entries if isinstance(one, Looked))


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
        left = [one for one in then.sightings if one.who not in here and not one.walking]
        along = {one.at for one in then.sightings if one.who not in here and names.lives(one.who)}
        gone = [one for one in left if names.lives(one.who) or one.at not in along]
        if gone:
            named = dict.fromkeys(_lowered(names.seen(one)) for one in gone)
            yield f"No longer in sight: {', '.join(named)}."


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

    def lives(self, id_: str) -> bool:
        """Whether it is somebody; what they have goes with them."""
        return id_ in self.story.character

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


def unrecognised(person: Character) -> str:
    """What somebody is called by whoever does not see their face."""
    return person.unrecognised or "somebody"

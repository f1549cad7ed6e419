"""Looking at a stretch of a day again: what can be done meanwhile, and what each step comes to.

Two fields of the data say where a look stands: `looking` is none, a stretch whose standpoints and
accounts are being chosen, or a run of it from a standpoint; `minute` is how far that run has got. The
play's own clock stands still. What is perceived is `clockwork`'s; `deeds` makes actions of what
stands here, and `transition` carries them out like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coyoacan_game.clockwork import Runs, Step, standpoints_of
from coyoacan_game.engine.arrival import changed
from coyoacan_game.engine.layout import State
from coyoacan_game.engine.record import Entry, Looked, LookEnded, LookOpened
from coyoacan_game.story.days import minutes_of

if TYPE_CHECKING:
    from coyoacan_game.engine.program import Program

Run = tuple[str, str]  # a stretch, a standpoint
ON, LEAVE = "look.on", "look.leave"


class Looks:
    """The looks of one program. `Program.looks` is None for a story that has none."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.story = program.story
        self.runs = Runs(program.story)
        self.field = program.layout.fields["looking",]
        self.minutes = program.layout.fields["minute",]
        self.mask = self.field.mask | self.minutes.mask

    # -- where a look stands ---------------------------------------------------------------------

    def stretch(self, data: int) -> str | None:
        """The stretch that is being looked at, or chosen for; None where nobody looks."""
        word = self.field.values[self.field.get(data)]
        return None if word == "none" else word.split(".")[0]

    def run(self, data: int) -> Run | None:
        """The run that is going on; None where standpoints and accounts are being chosen."""
        stretch, _, standpoint = self.field.values[self.field.get(data)].partition(".")
        return (stretch, standpoint) if standpoint else None

    def minute(self, data: int) -> int:
        """The minute of the day that is looked at, while a run goes on."""
        stretch = self.stretch(data)
        start = minutes_of(self.story.stretch[stretch].start) if stretch else 0
        return start + self.minutes.get(data)

    def accounts(self, data: int) -> dict[str, str]:
        """The account of each dispute that is assumed."""
        return {
            slot[1]: field.values[field.get(data)]
            for slot, field in self.program.layout.fields.items()
            if slot[0] == "assumed"
        }

    def steps(self, data: int) -> tuple[Step, ...]:
        """All of the run that is going on, by what is assumed."""
        run = self.run(data)
        return self.runs.steps(*run, self.accounts(data)) if run else ()

    def now(self, data: int) -> Step | None:
        """Where the run that is going on has got to."""
        minute = self.minute(data)
        return next((one for one in self.steps(data) if one.minute == minute), None)

    # -- what can be done ------------------------------------------------------------------------

    def offers(self, s: int, t: int, d: int) -> tuple[str, ...]:
        """Where a run goes on: the next step, what can be asked, and leaving. Else what to look from."""
        stretch = self.stretch(d)
        if stretch is None:
            return ()
        if self.run(d) is None:
            return (*self.from_where(stretch, s, t, d), *self.assumable(stretch, s, t, d), LEAVE)
        asked = (f"look.glimpse.{id_}" for id_ in self.askable(d))
        return (ON, *asked, LEAVE)

    def from_where(self, stretch: str, s: int, t: int, d: int) -> tuple[str, ...]:
        """A run for each standpoint whose `when` holds."""
        return tuple(
            f"look.{stretch}.{id_}"
            for id_ in standpoints_of(self.story, stretch)
            if self._holds(f"standpoint.{id_}", self.story.standpoint[id_].when, s, t, d)
        )

    def assumable(self, stretch: str, s: int, t: int, d: int) -> tuple[str, ...]:
        """The accounts that bear on a stretch, are not assumed, and whose `when` holds."""
        now, matter = self.accounts(d), self.runs.mattering(stretch)
        return tuple(
            f"assume.{dispute}.{name}"
            for dispute in matter
            for name, account in self.story.dispute[dispute].account.items()
            if name != now[dispute]
            and self._holds(f"dispute.{dispute}.account.{name}", account.when, s, t, d)
        )

    def askable(self, data: int) -> tuple[str, ...]:
        """The glimpses that are to be had now for the asking, and were not yet."""
        step = self.now(data)
        return tuple(
            id_
            for id_ in (step.glimpses if step else ())
            if self.story.glimpse[id_].says is not None and not data & self._bit(id_)
        )

    def _holds(self, address: str, when: str | None, s: int, t: int, d: int) -> bool:
        return when is None or self.program.condition(f"{address}.when", when)(s, t, d)

    def _bit(self, glimpse: str) -> int:
        return self.program.layout.bit(("perceived", glimpse))

    # -- what it comes to ------------------------------------------------------------------------

    def opened(self, state: State, log: list[Entry] | None) -> State:
        """Choosing: after a choice that opens a stretch, an assumption, and at the end of a run."""
        stretch = self.stretch(state.data)
        if log is not None and stretch is not None:
            log.append(LookOpened(stretch, state))
        return state

    def begin(self, state: State, stretch: str, standpoint: str, log: list[Entry] | None) -> State:
        """The first minute of a run."""
        d = self._put(state.data, f"{stretch}.{standpoint}")
        return self._perceive(state._replace(data=d), None, log)

    def on(self, state: State, log: list[Entry] | None) -> State:
        """The next minute at which something changes; at the end of the run, choosing again."""
        minute = self.minute(state.data)
        before = self.now(state.data)
        after = next((one for one in self.steps(state.data) if one.minute > minute), None)
        if after is None or before is None:
            return self._end(state, log)
        d = self.minutes.put(
            state.data, self.minutes.get(state.data) + after.minute - before.minute
        )
        return self._perceive(state._replace(data=d), before, log)

    def leave(self, state: State, log: list[Entry] | None) -> State:
        """Out of a run to choosing; from there back into the play."""
        stretch = self.stretch(state.data)
        if self.run(state.data) is None or stretch is None:
            return state._replace(data=state.data & ~self.mask)
        return self.opened(state._replace(data=self._put(state.data, stretch)), log)

    def asked(self, state: State, log: list[Entry] | None) -> State:  # noqa: ARG002 - like the others
        """A question changes nothing of where a look stands."""
        return state

    def _put(self, data: int, word: str) -> int:
        return self.minutes.put(self.field.put(data, self.field.values.index(word)), 0)

    def _end(self, state: State, log: list[Entry] | None) -> State:
        run = self.run(state.data)
        if run is None:
            return state
        d = state.data | self.program.layout.bit(("looked", *run))
        if log is not None:
            log.append(LookEnded(*run, state))
        return self.opened(state._replace(data=self._put(d, run[0])), log)

    def _perceive(self, state: State, before: Step | None, log: list[Entry] | None) -> State:
        """A step as it is perceived, and what comes of being there without asking."""
        run, step = self.run(state.data), self.now(state.data)
        if run is None or step is None:
            return state
        if log is not None:
            log.append(Looked(*run, step, before, state))
        for id_ in step.glimpses:
            glimpse = self.story.glimpse[id_]
            if glimpse.says is None and not state.data & self._bit(id_):
                effect = self.program.effect(glimpse.learn, glimpse.set, f"glimpse.{id_}")
                d = changed(self.program, state, effect, glimpse.learn, log)
                state = state._replace(data=d | self._bit(id_))
        return state

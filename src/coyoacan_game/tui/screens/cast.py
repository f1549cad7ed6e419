"""Who is who: everybody you have met or heard of, and whom you can see now. Pushed by the app."""

from __future__ import annotations

from textual.content import Content

from coyoacan_game.saves import Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import (
    QUIET,
    TITLE,
    Passage,
    bullets,
    counted,
    lines,
    prose,
    quiet,
    section,
    stacked,
)
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import ListView
from coyoacan_game.view import (
    Person,
    fact_card,
    met,
    people,
    people_here,
    people_seen,
    place_named,
)
from coyoacan_game.view.words import NOBODY_YET

INVENTED = "Invented for this game."
LIVED = "Lived."


class CastView(ListView[None]):
    """The cast; in the list those in sight are marked."""

    heading = "Cast"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        program, state = session.program, session.play.state
        known = met(session.play).people
        self.people = {one.id: one for one in people(program, state) if one.id in known}
        self._here = {one.id for one in people_here(program, state)}
        self._seen = {one.id for one in people_seen(program, state)}

    def on_mount(self) -> None:
        in_sight = len(self._here | self._seen)
        self.set_aside(f"{counted(len(self.people), 'person', 'people')}, {in_sight} in sight")
        rows = [Row(one.id, self._line(one), _mark(one)) for one in self.people.values()]
        self.picker.set_rows(rows or [Row("", quiet(NOBODY_YET))])

    def on_picker_moved(self, event: Picker.Moved) -> None:
        self.reading.show(self._card(self.people[event.key]))

    def on_picker_picked(self) -> None:
        self.read()

    def _line(self, one: Person) -> Content:
        line = plain(one.name)
        if one.id in self._here:
            return line + quiet("  here")
        return line + quiet("  in sight") if one.id in self._seen else line

    def _card(self, one: Person) -> Passage:
        program, state = self.session.program, self.session.play.state
        written = program.story.character[one.id]
        about: Passage = ()
        if written.about:
            about = prose(program.text(f"character.{one.id}.about", written.about)(*state))
        cards = [
            fact_card(program.story, id_) for id_ in written.facts if id_ in program.story.fact
        ]
        sources = list(dict.fromkeys(source for card in cards for source in card.sources))
        return stacked(
            lines(quiet(one.role.capitalize()), plain(one.name, TITLE)),
            about,
            lines(self._now(one)),
            lines(quiet(INVENTED if written.invented else LIVED)),
            section("Rests on", bullets(sources, QUIET)),
        )

    def _now(self, one: Person) -> Content:
        """Where they are, only if one sees them."""
        if one.id not in self._here | self._seen or one.place is None:
            return quiet("Not in sight.")
        doing = f", {one.doing}" if one.doing else ""
        if one.id in self._here:
            return plain(f"Here with you{doing}.")
        place = place_named(self.session.program, self.session.play.state, one.place)
        return plain(f"In sight: {place}{doing}.")


def _mark(one: Person) -> Content:
    return plain(f"{one.mark} ", "bold $accent")

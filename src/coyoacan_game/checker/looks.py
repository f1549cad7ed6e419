"""Looking back at a day: choices that open a stretch, glimpses of rows, and notes that show rows."""

from __future__ import annotations

from coyoacan_game.checker.references import _References as References
from coyoacan_game.clockwork import Written, row_at, rows_of, standpoints_of, stretches_offered
from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.outcomes import Glimpse
from coyoacan_game.story.scope import Scope

Path = tuple[str | int, ...]


def check_looks(scope: Scope, problems: Problems) -> None:
    """Adds an error for each look, glimpse or shown row that can never come to anything."""
    references = References(scope, problems)
    _choices(scope, problems)
    for id_, stretch in scope.story.stretch.items():
        path = ("stretch", id_, "from")
        references.each("standpoint", stretch.standpoints, path, f'stretch "{id_}"')
    for id_, note in scope.story.note.items():
        for position, address in enumerate(note.shows):
            _row(scope, address, ("note", id_, "shows", position), f'note "{id_}"', problems)
    for id_, glimpse in scope.story.glimpse.items():
        _glimpse(scope, id_, glimpse, problems)
        references.outcome(glimpse, ("glimpse", id_), f'glimpse "{id_}"')
    if not scope.broken:
        _from_somewhere(scope, problems)


def _choices(scope: Scope, problems: Problems) -> None:
    for id_, scene in scope.story.scene.items():
        for name, choice in scene.choice.items():
            path = ("scene", id_, "choice", name)
            for key in ("goto", "day", "minutes"):
                if choice.look is not None and getattr(choice, key):
                    message = (
                        f'choice "{name}" has both "look" and "{key}": one looks from where one is'
                    )
                    problems.add("COY111", message, Spot((*path, key), "key"))


def _row(scope: Scope, address: str, path: Path, owner: str, problems: Problems) -> Written | None:
    """The row at an address, or an error."""
    found = row_at(scope.story, address)
    if found is None and not _unread(scope, address):
        message = f'{owner} names row "{address}", and nobody has a row of that name'
        hint = nearest(address, rows_of(scope.story))
        hint = hint or "write character.ID.timetable.DAY.HH:MM"
        problems.add("COY101", message, Spot(path), hint)
    return found


def _unread(scope: Scope, address: str) -> bool:
    """Whether the table the row stands in could not be read."""
    kind, _, rest = address.partition(".")
    return (kind, rest.split(".")[0]) in scope.broken


def _glimpse(scope: Scope, id_: str, glimpse: Glimpse, problems: Problems) -> None:
    path = ("glimpse", id_)
    if path in scope.broken:
        return
    written = _row(scope, glimpse.row, (*path, "row"), f'glimpse "{id_}"', problems)
    if not (glimpse.says or glimpse.learn or glimpse.set):
        message = f'glimpse "{id_}" has neither "says" nor "learn" nor "set": nothing comes of it'
        problems.add("COY104", message, Spot(path, "key"))
    if glimpse.text is not None and glimpse.says is None:
        message = f'glimpse "{id_}" has a "text" to ask by, and no "says" to answer with'
        problems.add("COY111", message, Spot((*path, "text"), "key"))
    if written is None:
        return
    carried = getattr(written.row, "carrier", None)
    if glimpse.by == "hearing" and written.row.sound is None:
        message = f'nobody can hear row "{glimpse.row}": it has no "sound"'
        problems.add("COY707", message, Spot((*path, "row")))
    elif written.row.at is None and carried is None:
        message = f'nobody can perceive row "{glimpse.row}": it says that somebody is away'
        problems.add("COY707", message, Spot((*path, "row")))
    elif not scope.broken and not _looked_at(scope, written):
        time = glimpse.row.split(".")[-1]
        message = f'nobody can perceive row "{glimpse.row}": no choice looks at that minute'
        hint = f"a row holds from {time} until the next"
        problems.add("COY707", message, Spot((*path, "row")), hint)


def _looked_at(scope: Scope, written: Written) -> bool:
    """Whether some stretch that is offered ends after the row begins; a row lasts until the next."""
    story = scope.story
    return any(
        story.stretch[one].day == written.day
        and written.minute < minutes_of(story.stretch[one].end)
        for one in stretches_offered(story)
    )


def _from_somewhere(scope: Scope, problems: Problems) -> None:
    for id_ in stretches_offered(scope.story):
        if not standpoints_of(scope.story, id_):
            message = f'nobody can look at stretch "{id_}": it has no standpoint on its day'
            problems.add("COY707", message, Spot(("stretch", id_), "key"))

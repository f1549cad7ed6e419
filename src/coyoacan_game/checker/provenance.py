"""What is history and what is invented must be said of every note, every table and every person; an archive is never invented."""

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.models import Note, Register
from coyoacan_game.story.scope import Scope

_CODES = {"note": "COY401", "table": "COY402"}


def check_provenance(scope: Scope, problems: Problems) -> None:
    """Adds a problem for every note and table that neither names facts nor says it is invented.

    A register may do both: that there was one is on record, and what stands in it is made up.
    """
    for id_, note in scope.story.note.items():
        _rests_on_something("note", id_, note, scope, problems)
    for id_, table in scope.story.table.items():
        _rests_on_something("table", id_, table, scope, problems)
    for id_, finding in scope.story.finding.items():
        archive = finding.archive
        if archive is not None and not archive.facts and ("finding", id_) not in scope.broken:
            message = f'the archive of finding "{id_}" names no facts'
            hint = 'write facts = ["..."]: what later sources claim is nothing to invent'
            problems.add("COY403", message, Spot(("finding", id_, "archive"), "key"), hint)


def _rests_on_something(
    kind: str, id_: str, written: Note | Register, scope: Scope, problems: Problems
) -> None:
    if (kind, id_) in scope.broken:
        return
    if not written.facts and not written.invented:
        message = f'{kind} "{id_}" names no facts and does not say that it is invented'
        hint = 'write facts = ["..."], or invented = true'
        problems.add(_CODES[kind], message, Spot((kind, id_), "key"), hint)
    elif written.facts and written.invented and kind == "note":
        message = f'{kind} "{id_}" names facts and says that it is invented'
        problems.add("COY111", message, Spot((kind, id_, "invented")))

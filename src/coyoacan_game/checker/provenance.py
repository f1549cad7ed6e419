"""What is history and what is invented must be said of every note and every person."""

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.scope import Scope


def check_provenance(scope: Scope, problems: Problems) -> None:
    """Adds a problem for every note that neither names facts nor says it is invented."""
    for id_, note in scope.story.note.items():
        if ("note", id_) in scope.broken:
            continue
        if not note.facts and not note.invented:
            message = f'note "{id_}" names no facts and does not say that it is invented'
            hint = 'write facts = ["..."], or invented = true'
            problems.add("COY401", message, Spot(("note", id_), "key"), hint)
        elif note.facts and note.invented:
            message = f'note "{id_}" names facts and says that it is invented'
            problems.add("COY111", message, Spot(("note", id_, "invented")))

"""All checks of one loaded story, in one call. `check` lists what they find, `play` refuses errors."""

from coyoacan_game.checker.conditions import check_conditions
from coyoacan_game.checker.days import check_days
from coyoacan_game.checker.looks import check_looks
from coyoacan_game.checker.plan import check_plan
from coyoacan_game.checker.properties import check_properties
from coyoacan_game.checker.provenance import check_provenance
from coyoacan_game.checker.references import check_references
from coyoacan_game.checker.reports import check_reports
from coyoacan_game.checker.structure import check_structure
from coyoacan_game.checker.tables import check_tables
from coyoacan_game.checker.timetables import check_timetables
from coyoacan_game.diagnostics import Diagnostic, Problems
from coyoacan_game.loader import Loaded, located
from coyoacan_game.loader.collecting import collecting_later

# When a file could not be read, these would blame others for its absence.
_NEEDS_EVERY_FILE = frozenset(
    {
        "COY101",
        "COY301",
        "COY302",
        "COY303",
        "COY304",
        "COY310",
        "COY311",
        "COY312",
        "COY401",
        "COY402",
        "COY403",
    }
) | {"COY702", "COY703", "COY704", "COY705", "COY707"}


@collecting_later()
def check_story(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Every problem of a story, those of loading included, each in its place, in file order."""
    problems = Problems(list(loaded.problems))
    if loaded.story is not None and loaded.scope is not None:
        found = Problems()
        check_references(loaded.scope, found)
        check_conditions(loaded.scope, found)
        check_structure(loaded.scope, found)
        check_reports(loaded.scope, found)
        check_plan(loaded.scope, found)
        check_days(loaded.scope, found)
        check_tables(loaded.scope, found)
        check_timetables(loaded.scope, found)
        check_looks(loaded.scope, found)
        check_provenance(loaded.scope, found)
        check_properties(loaded.scope, found)
        problems.found += [
            one for one in found.found if loaded.complete or one.code not in _NEEDS_EVERY_FILE
        ]
    return located(loaded, tuple(problems.found))

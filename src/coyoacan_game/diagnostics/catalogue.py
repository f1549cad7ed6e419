"""Every code a diagnostic can carry. A code never changes its meaning; each has a page in docs/diagnostics."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a story from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Code:
    """One entry of the catalogue."""

    id: str
    title: str
    severity: Severity = Severity.ERROR


_ENTRIES = (
    # 0xx: files
    Code("COY001", "no story in this folder"),
    Code("COY002", "a file is not TOML"),
    Code("COY003", "a file is not UTF-8 text"),
    Code("COY004", "a file or a story is too large"),
    Code("COY005", "a file cannot be read"),
    # 1xx: tables, keys, values
    Code("COY101", "a name that nothing declares"),
    Code("COY102", "a table of an unknown kind"),
    Code("COY103", "an unknown key"),
    Code("COY104", "a key is missing"),
    Code("COY105", "a value of the wrong type"),
    Code("COY106", "a value that is not one of the allowed"),
    Code("COY107", "an id that is not snake_case or is reserved"),
    Code("COY108", "the same thing declared twice"),
    Code("COY109", "a table without an id"),
    Code("COY110", "a value out of bounds"),
    Code("COY111", "keys that do not go together"),
    # 2xx: expressions and text
    Code("COY201", "an expression that cannot be read"),
    Code("COY202", "an expression outside the language"),
    Code("COY203", "values of different types"),
    Code("COY204", "a value that can never be"),
    Code("COY205", "text that cannot be read"),
    Code("COY206", "a control character in text"),
    Code("COY207", "too deep or too long"),
    # 3xx: structure
    Code("COY301", "a scene that nothing leads to", Severity.WARNING),
    Code("COY302", "a scene with no way on", Severity.WARNING),
    Code("COY303", "something declared and never used", Severity.WARNING),
    Code("COY304", "a story without an ending"),
    Code("COY305", "places that overlap on the plan"),
    Code("COY306", "a time outside the clock"),
    Code("COY307", "a finding whose sentence and blanks differ"),
    Code("COY308", "the same two notes compared twice"),
    Code("COY309", "a row that does not fit its table's columns"),
    Code("COY310", "a dossier that nothing leads to", Severity.WARNING),
    Code("COY311", "a table that nobody can open", Severity.WARNING),
    Code("COY312", "a report or an archive of nothing", Severity.WARNING),
    # 4xx: provenance
    Code("COY401", "a note without facts that is not marked invented"),
    Code("COY402", "a table without facts that is not marked invented"),
    Code("COY403", "an archive without facts"),
    # 5xx: path tests
    Code("COY501", "a step that cannot be read"),
    Code("COY502", "a path without a story to walk in"),
    Code("COY503", "something given that can never be"),
    Code("COY504", "something that no play remembers"),
    Code("COY505", "a golden transcript outside its folder"),
    # 7xx: timetables
    Code("COY701", "rows of a timetable out of order"),
    Code("COY702", "somebody who is nowhere"),
    Code("COY703", "a walk faster than the plan allows"),
    Code("COY704", "more people than a place holds"),
    Code("COY705", "a place that is not on the plan of the day"),
    Code("COY706", "a row without facts that is not marked inferred"),
    Code("COY707", "something that nobody can look back at"),
)

CATALOGUE: dict[str, Code] = {entry.id: entry for entry in _ENTRIES}

"""A day as clockwork: who is where at which minute, and what is seen and heard from where.

Functions of the story alone: no state of play, no engine. The checker, the reports and whatever
runs a day for a player ask here, so that nobody keeps rules of perception of their own.
"""

from coyoacan_game.clockwork.accounts import (
    Accounts,
    accounts_in_words,
    assumed,
    clock_of,
    combinations,
    day_name,
    days_with_timetables,
    disputes_on,
    laid_over,
)
from coyoacan_game.clockwork.perception import Hearing, Perceived, Senses, Sighting, Stand
from coyoacan_game.clockwork.plan import Plan, plan_of
from coyoacan_game.clockwork.rows import Written, row_at, rows_of
from coyoacan_game.clockwork.runs import (
    Runs,
    Step,
    disputes_that_bear,
    standpoints_of,
    stretches_offered,
)
from coyoacan_game.clockwork.spans import Span, heard_spans, seen_spans
from coyoacan_game.clockwork.telling import tells
from coyoacan_game.clockwork.timetable import Stay, Timetable, stays_of, timetable_of

__all__ = [
    "Accounts",
    "Hearing",
    "Perceived",
    "Plan",
    "Runs",
    "Senses",
    "Sighting",
    "Span",
    "Stand",
    "Stay",
    "Step",
    "Timetable",
    "Written",
    "accounts_in_words",
    "assumed",
    "clock_of",
    "combinations",
    "day_name",
    "days_with_timetables",
    "disputes_on",
    "disputes_that_bear",
    "heard_spans",
    "laid_over",
    "plan_of",
    "row_at",
    "rows_of",
    "seen_spans",
    "standpoints_of",
    "stays_of",
    "stretches_offered",
    "tells",
    "timetable_of",
]

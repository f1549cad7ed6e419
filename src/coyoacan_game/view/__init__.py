"""What a player is shown, as values: the same for the screen and for plain mode. Draws nothing, prints nothing."""

from coyoacan_game.view.archive import Archived, archive_opens
from coyoacan_game.view.atlas import KnownPlace, known_places
from coyoacan_game.view.ends import Ends, ends
from coyoacan_game.view.findings import (
    BlankCard,
    FindingCard,
    file_action,
    filled_sentence,
    finding_card,
    findings,
    soften_action,
    verdict_words,
    withdraw_action,
    writes_report,
)
from coyoacan_game.view.looking import Look, look_of
from coyoacan_game.view.met import Met, met
from coyoacan_game.view.moment import (
    Person,
    date_of,
    known_notes,
    people,
    people_here,
    people_seen,
    place_name,
    place_of,
    time_of,
)
from coyoacan_game.view.notebook import (
    FactCard,
    NoteCard,
    compared,
    comparison_between,
    fact_card,
    has_words,
    note_card,
    notebook,
    rests_on,
    tells_all,
)
from coyoacan_game.view.offers import Offer, offers, row_offers, words_of
from coyoacan_game.view.picture import PictureView, picture
from coyoacan_game.view.places import PlaceNow, place_named, place_now
from coyoacan_game.view.plan import Plan, PlanMark, plan
from coyoacan_game.view.standing import (
    DossierCard,
    ShownVariable,
    dossier_now,
    dossiers,
    shown_variables,
)
from coyoacan_game.view.steps import quiet, step_said, stops
from coyoacan_game.view.tables import RowCard, TableCard, table_card, tables
from coyoacan_game.view.told import Piece, plain_piece, told, transcript

__all__ = [
    "Archived",
    "BlankCard",
    "DossierCard",
    "Ends",
    "FactCard",
    "FindingCard",
    "KnownPlace",
    "Look",
    "Met",
    "NoteCard",
    "Offer",
    "Person",
    "PictureView",
    "Piece",
    "PlaceNow",
    "Plan",
    "PlanMark",
    "RowCard",
    "ShownVariable",
    "TableCard",
    "archive_opens",
    "compared",
    "comparison_between",
    "date_of",
    "dossier_now",
    "dossiers",
    "ends",
    "fact_card",
    "file_action",
    "filled_sentence",
    "finding_card",
    "findings",
    "has_words",
    "known_notes",
    "known_places",
    "look_of",
    "met",
    "note_card",
    "notebook",
    "offers",
    "people",
    "people_here",
    "people_seen",
    "picture",
    "place_name",
    "place_named",
    "place_now",
    "place_of",
    "plain_piece",
    "plan",
    "quiet",
    "rests_on",
    "row_offers",
    "shown_variables",
    "soften_action",
    "step_said",
    "stops",
    "table_card",
    "tables",
    "tells_all",
    "time_of",
    "told",
    "transcript",
    "verdict_words",
    "withdraw_action",
    "words_of",
    "writes_report",
]

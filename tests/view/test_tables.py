from tests.engine.small_stories import play
from tests.engine.test_rules_of_dossiers import STORY as DOSSIERS
from tests.engine.test_rules_of_tables import JACSON, STORY

from coyoacan_game.view import offers, row_offers, tables, words_of


def test_only_tables_that_can_be_opened_are_shown() -> None:
    playing = play(STORY)
    assert tables(playing.program, playing.state) == ()
    playing.take("scene.a.choice.open")
    (book,) = tables(playing.program, playing.state)
    assert (book.id, book.title, book.says) == ("book", "The visitors' book", "A book.")
    assert (book.columns, book.standing, book.facts) == (("Day", "Name"), "invented", ())


def test_a_row_is_marked_as_it_stands() -> None:
    """To be asked about, asked about before, or only to be read."""
    playing = play(STORY, "a.open")
    rows = tables(playing.program, playing.state)[0].rows
    assert [(one.id, one.action, one.asked) for one in rows] == [
        ("jacson", JACSON, False),
        ("milk", None, False),
    ]
    playing.take(JACSON)
    rows = tables(playing.program, playing.state)[0].rows
    assert [(one.id, one.action, one.asked) for one in rows] == [
        ("jacson", None, True),
        ("milk", None, False),
        ("late", "table.book.row.late", False),
    ]


def test_a_row_in_words_names_its_columns() -> None:
    playing = play(STORY, "a.open")
    first, _ = tables(playing.program, playing.state)[0].rows
    assert (first.cells, first.line) == (("28 May", "Jacson"), "Day: 28 May; Name: Jacson")


def test_rows_are_offered_apart_from_what_the_scene_offers() -> None:
    playing = play(STORY, "a.open")
    (offer,) = row_offers(playing.program, playing.state)
    words = "Ask about: 28 May, Jacson (The visitors' book)"
    assert (offer.action, offer.text, offer.kind) == (JACSON, words, "row")
    assert words_of(playing.program, playing.state, JACSON) == words
    assert JACSON not in [one.action for one in offers(playing.program, playing.state)]


def test_at_an_ending_that_leads_on_going_on_is_what_is_offered() -> None:
    playing = play(DOSSIERS, "a.close")
    (offer,) = offers(playing.program, playing.state)
    assert (offer.action, offer.text, offer.kind) == ("dossier.two", "Go on: The second", "dossier")

"""The page: pieces as lines, and where in them something stands."""

from hypothesis import given
from hypothesis import strategies as st

from coyoacan_game.tui.widgets.page import KEPT, Page
from coyoacan_game.tui.widgets.typeset import Entry, typeset
from coyoacan_game.view import PictureView
from coyoacan_game.view.words import shown

ROLES = [
    "echo",
    "title",
    "text",
    "result",
    "note",
    "picture",
    "confirmed",
    "ending",
    "fault",
    "notice",
    "aside",
    "day",
    "summary",
]
ENTRIES = st.builds(
    Entry,
    st.integers(0, 3),
    st.sampled_from(ROLES),
    st.text("ab [/]· 0:9", max_size=40).map(shown),
    st.none() | st.just(PictureView(("+---+", "|   |"), ("A box.",))),
)


def lines_of(role: str, words: str, width: int = 20, before: str | None = None) -> list[str]:
    return [one.content.plain for one in typeset(Entry(0, role, shown(words)), before, width)]


def page_with(*pieces: str, width: int = 20) -> Page:
    """Pieces as `role:words`, each a turn of its own."""
    page = Page()
    page.wrap(width)
    for turn, piece in enumerate(pieces):
        role, _, words = piece.partition(":")
        page.add([Entry(turn, role, shown(words))])
    return page


def test_a_title_has_a_rule_and_the_time_at_the_edge() -> None:
    assert lines_of("title", "Hall · 05:10") == ["Hall ───────── 05:10"]


def test_a_title_without_a_clock_has_a_rule_to_the_edge() -> None:
    assert lines_of("title", "Hall · and garden") == ["Hall · and garden ──"]


def test_a_long_title_wraps_before_the_time() -> None:
    assert lines_of("title", "The garage doors at dawn · 05:10") == [
        "The garage",
        "doors at",
        "dawn ───────── 05:10",
    ]


def test_a_day_is_its_date_in_a_rule_across_the_column() -> None:
    assert lines_of("day", "Friday 24 May 1940", 30) == ["── Friday 24 May 1940 ────────"]
    assert lines_of("day", "Friday 24 May 1940", 16) == ["Friday 24", "── May 1940 ────"]


def test_a_summary_stands_between_two_rules_and_says_what_it_is() -> None:
    assert lines_of("summary", "A long night.", 24) == [
        "── What came before ────",
        "A long night.",
        "────────────────────────",
    ]
    assert {len(line) for line in lines_of("summary", "A", 9)} == {1, 9}


def test_notes_stand_together_and_everything_else_has_air() -> None:
    assert lines_of("note", "Noted: A", before="note") == ["▪ Noted: A"]
    assert lines_of("note", "Noted: A", before="text") == ["", "▪ Noted: A"]
    assert lines_of("text", "A") == ["A"]


def test_a_piece_of_which_nothing_is_left_takes_no_room() -> None:
    assert typeset(Entry(0, "text", ()), "title", 20) == []


def test_an_ending_stands_in_the_middle() -> None:
    assert lines_of("ending", "Noon", 10) == ["──────────", "   Noon", "──────────"]


def test_a_picture_that_does_not_fit_is_told_instead() -> None:
    picture = PictureView(("+---+", "|   |"), ("A box.",))
    entry = Entry(0, "picture", shown(picture.sentence), picture)
    assert [one.content.plain for one in typeset(entry, None, 7)] == [" +---+", " |   |"]
    assert [one.content.plain for one in typeset(entry, None, 4)] == ["A", "box."]


def test_the_margins_of_a_picture_are_the_column_s() -> None:
    picture = PictureView(("     +---+  ", "            ", "     |   |  "), ("A box.",))
    entry = Entry(0, "picture", shown(picture.sentence), picture)
    lines = [one.content.plain for one in typeset(entry, None, 7)]
    assert [line.rstrip() for line in lines] == [" +---+", "", " |   |"]


@given(st.lists(ENTRIES, max_size=12), st.integers(12, 90))
def test_no_piece_is_wider_than_the_page(entries: list[Entry], width: int) -> None:
    page = Page()
    page.wrap(width)
    page.add(entries)
    assert all(one.content.cell_length <= width for one in page.lines)


@given(st.lists(ENTRIES, min_size=1, max_size=12), st.integers(1, 60), st.integers(1, 60))
def test_wrapping_later_gives_the_same_as_wrapping_at_once(
    entries: list[Entry], one: int, other: int
) -> None:
    early, late = Page(), Page()
    early.wrap(other)
    early.add(entries)
    late.wrap(one)
    late.add(entries)
    late.wrap(other)
    assert [line.content.plain for line in late.lines] == [
        line.content.plain for line in early.lines
    ]


def test_the_oldest_pieces_are_forgotten() -> None:
    page = page_with(*(f"note:{number}" for number in range(KEPT + 5)))
    assert len(page.entries) == len(page.lines) == KEPT
    assert page.lines[0].content.plain == "▪ 5"
    assert page.dropped == 5


def test_the_newest_turn_begins_after_its_air() -> None:
    page = page_with("text:one", "echo:two", "text:three")
    assert page.lines[page.newest].content.plain == "three"
    assert Page().newest == 0


def test_a_spot_is_found_again_at_another_width() -> None:
    page = page_with("text:one two three four five six", "text:seven eight", width=10)
    at = next(y for y, one in enumerate(page.lines) if "seven" in one.content.plain)
    spot = page.spot(at)
    page.wrap(40)
    assert "seven" in page.lines[page.line_of(spot)].content.plain


def test_a_spot_that_was_forgotten_is_the_oldest_line() -> None:
    page = page_with("text:one")
    spot = page.spot(0)
    page.add(Entry(1, "note", shown("x")) for _ in range(KEPT))
    assert page.line_of(spot) == 0

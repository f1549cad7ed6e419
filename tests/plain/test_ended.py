"""The last page, and the ways on from it."""

from tests.command import SMALL, answer, coyoacan
from tests.plain.test_file import KNOWING, RIGHT

HOME = ["1", "open_door", "leave"]


def test_an_ending_tells_its_text_and_what_can_be_done() -> None:
    expected = """\
> Go home.

The street · 20:00

You stand in the rain.

The end: Home

You go home no wiser.

Picture: A hall with an empty hook and glass on the floor. The door stands open.

Endings reached: 1 of 2.
Type u to take back the last move, new to begin anew, or q to quit."""
    assert answer(*HOME) == expected


def test_an_ending_lists_what_was_filed_and_whether_it_was_confirmed() -> None:
    home = ["patio", "hall", "open_door", "leave"]
    told = answer(*KNOWING, *RIGHT, *home).split("What you filed:\n")[1]
    expected = [
        "- Who: The lamp was let fall by the gardener. (probable) Confirmed.",
        "- When: It fell at eight, as the cook said. (not proven) Confirmed.",
        "- Why: It was taken down to be sold. (established) Confirmed.",
    ]
    assert told.splitlines()[:3] == expected


def test_an_ending_says_of_each_that_was_filed_whether_it_was_right() -> None:
    home = ["patio", "hall", "open_door", "leave"]
    filing = ["file who gardener probable", "file why sale probable"]
    told = answer(*KNOWING, *filing, *home).split("What you filed:\n")[1]
    assert told.splitlines()[:2] == [
        "- Who: The lamp was let fall by the gardener. (probable) Right as filed.",
        "- Why: It was taken down to be sold. (probable) Not right as filed.",
    ]


def test_an_ending_can_be_taken_back() -> None:
    assert answer(*HOME, "u").startswith("Taken back: Go home.")
    assert answer(*HOME, "u").endswith("6. Wait 10 minutes.")


def test_after_an_ending_one_can_begin_anew() -> None:
    assert answer(*HOME, "new").splitlines()[-1] == "2. Go home."


def test_after_an_ending_nothing_is_left_to_choose() -> None:
    told = answer(*HOME, "1")
    assert told.startswith("There is nothing to choose here.")
    assert told.endswith("Type u to take back the last move, new to begin anew, or q to quit.")


def test_an_ended_play_opens_at_its_end() -> None:
    coyoacan("play", SMALL, typed="\n".join(HOME))
    lines = coyoacan("play", SMALL).lines
    assert "The end: Home" in lines
    assert "You go home no wiser." in lines


def test_endings_are_counted_over_all_plays_and_named_when_found() -> None:
    expected = "Endings reached: 1 of 2.\n- Home"
    assert answer(*HOME, "new", "e") == expected


def test_sources_name_who_made_it_and_what_is_invented() -> None:
    told = answer("v")
    assert "By The game's tests." in told
    assert "- Nobody [not read for this game]" in told
    assert "People invented for this game, of those you have met:\n- Juan Gardener\n\n" in told
    assert told.endswith("of what stands in your notebook:\n- Glass in the hall")

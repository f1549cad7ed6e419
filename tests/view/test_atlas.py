from tests.view.house import visit
from tests.view.trail import ASK, DRIVE, OFFICE, YARD, follow

from coyoacan_game.engine import Playthrough
from coyoacan_game.view import known_places


def lines(play: Playthrough) -> list[str]:
    return [one.line for one in known_places(play)]


def test_places_are_listed_that_hang_together_with_where_one_is_by_ways_seen() -> None:
    assert lines(follow()) == [
        "The office (you are here) leads to: The yard, The court.",
        "The yard.",
        "The court.",
    ]
    assert lines(follow(YARD)) == [
        "The office leads to: The yard, The court.",
        "The yard (you are here) leads to: The office.",
        "The court.",
    ]


def test_what_lies_behind_a_place_is_known_when_one_was_there() -> None:
    """The cottage and its cellar are never offered, and never listed."""
    assert "cottage" not in {one.id for one in known_places(follow(YARD, OFFICE, ASK))}


def test_what_is_drawn_on_the_plan_is_listed_whether_one_was_there_or_not() -> None:
    play = visit()
    assert [one.id for one in known_places(play)] == ["gate", "patio", "study"]
    play.take("place.gate.exit.patio")
    assert "The patio with the cactuses (you are here) leads to: The garage doors, The study." in (
        lines(play)
    )


def test_on_the_road_one_is_in_none_of_them() -> None:
    assert lines(follow(DRIVE)) == []

from tests.view.house import BOTH, LIGHT, ONCE, visit

from coyoacan_game.view import Offer, offers, words_of


def test_the_list_is_choices_then_ways_out_then_waiting() -> None:
    play = visit()
    assert [
        Offer(LIGHT, "Light the first lamp.", "choice"),
        Offer(ONCE, "Ask once.", "choice"),
        Offer("scene.gate.choice.closed", "Closed.", "choice", "You see nothing."),
        Offer("place.gate.exit.patio", "Go to: The patio with the cactuses", "exit"),
        Offer("wait", "Wait 10 minutes.", "wait"),
    ] == list(offers(play.program, play.state))


def test_words_follow_the_state() -> None:
    play = visit(LIGHT)
    assert offers(play.program, play.state)[0].text == "Light the second lamp."


def test_a_choice_used_up_is_gone_whatever_reason_it_has() -> None:
    play = visit(ONCE)
    assert ONCE not in [one.action for one in offers(play.program, play.state)]


def test_a_way_that_is_closed_gives_its_reason() -> None:
    play = visit("place.gate.exit.patio")
    closed = Offer("place.patio.exit.study", "Climb in.", "exit", "It is dark in there.")
    assert closed in offers(play.program, play.state)


def test_after_the_end_there_is_nothing_to_do() -> None:
    play = visit(*["wait"] * 6)
    assert offers(play.program, play.state) == ()


def test_every_kind_of_action_has_words() -> None:
    play = visit(LIGHT, ONCE)
    words = {
        LIGHT: "Light the second lamp.",
        "place.gate.exit.patio": "Go to: The patio with the cactuses",
        "place.patio.exit.study": "Climb in.",
        "wait": "Wait 10 minutes.",
        BOTH: "Compare: Recalled / Lit",
        "finding.later.withdraw": "Withdraw: Later",
        "finding.later.file.not_proven": "File: Later. (not proven)",
        "finding.how.file.wall.five.established": "File: By the wall at five. (established)",
    }
    assert words == {action: words_of(play.program, play.state, action) for action in words}

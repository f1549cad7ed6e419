"""What a player has come upon follows from the turns of the play, and from nothing else."""

from tests.view.trail import ASK, CALM, DRIVE, OFFICE, RETURN, YARD, follow

from coyoacan_game.engine import replay
from coyoacan_game.view import met


def test_who_is_here_or_in_sight_is_met() -> None:
    play = follow()
    assert met(play).people == {"ocampo"}
    play.take(YARD)
    assert met(play).people == {"ocampo", "driver"}


def test_the_witness_of_a_note_is_met_and_whoever_it_names() -> None:
    assert met(follow(ASK)).people == {"ocampo", "serrano", "martinez"}


def test_whoever_a_text_names_is_met_and_not_the_one_of_the_same_last_name() -> None:
    assert "harte" not in met(follow()).people  # "Harte" alone may be his father
    begun = met(follow(dossier="lime"))
    assert begun.people == {"harte", "serrano", "martinez"}


def test_a_place_is_met_by_being_there_by_a_way_to_it_or_by_seeing_somebody_in_it() -> None:
    play = follow()
    assert met(play).places == {"office", "yard", "court"}  # the court is shown closed
    play.take(YARD)
    assert met(play).places == {"office", "yard", "court", "shed"}


def test_ways_are_met_where_they_are_offered_or_shown_closed() -> None:
    play = follow()
    assert met(play).ways == {("office", "yard"), ("office", "court")}
    play.take(YARD)
    assert ("yard", "office") in met(play).ways


def test_in_a_scene_that_lists_nobody_nobody_is_met() -> None:
    play = follow(dossier="lime")
    assert "ocampo" not in met(play).people
    play.take(RETURN)
    assert "ocampo" in met(play).people


def test_questions_stand_in_the_order_in_which_they_were_asked() -> None:
    assert met(follow(ASK)).questions == ("who", "whence")
    assert met(follow(DRIVE, RETURN, ASK)).questions == ("who", "whence")
    assert met(follow()).questions == ()


def test_what_is_taken_back_was_not_met() -> None:
    play = follow(YARD)
    assert "driver" in met(play).people
    play.undo()
    assert met(play) == met(follow())
    play.take(ASK)  # another turn under the same number
    assert met(play) == met(follow(ASK))


def test_asked_at_any_moment_it_is_the_same_as_asked_once_at_the_end() -> None:
    play = follow()
    for action in (YARD, OFFICE, ASK, CALM, DRIVE, RETURN, "wait"):
        play.take(action)
        met(play)
        assert met(play) == met(replay(play.program, play.actions))

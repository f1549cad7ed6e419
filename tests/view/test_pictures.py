from tests.view.house import LIGHT, house, visit

from coyoacan_game.engine import Program, start
from coyoacan_game.story.models import Layer
from coyoacan_game.view import picture


def test_a_picture_stands_alone_while_no_layer_holds() -> None:
    play = visit()
    made = picture(play.program, play.state, "lamp")
    assert made.lines == (" .-.", " | |", "'-' ")
    assert made.sentence == "A lamp, hanging."


def test_a_layer_is_laid_over_it_and_spaces_let_through() -> None:
    play = visit(LIGHT)
    made = picture(play.program, play.state, "lamp")
    assert made.lines == (" .-.   ", " |*|  !", "'-'    ")
    assert made.sentence == "A lamp, hanging. It burns."


def test_a_layer_may_be_larger_than_what_is_under_it() -> None:
    story = house().story
    below = Layer(when="true", art="\n\n\n\nbelow\n", says=None)
    lamp = story.picture["lamp"].model_copy(update={"layer": {"below": below}})
    larger = Program(story.model_copy(update={"picture": {"lamp": lamp}}))
    lines = picture(larger, start(larger), "lamp").lines
    assert lines == (" .-. ", " | | ", "'-'  ", "     ", "below")

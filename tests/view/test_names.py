from tests.view.trail import trail

from coyoacan_game.view.names import Names


def named(text: str) -> set[str]:
    return set(Names(trail().story).people_in(text))


def test_a_whole_name_names() -> None:
    assert named("It was Luis Mateo Martínez.") == {"martinez"}
    assert named("Robert Sheldon Harte, and Jesse Harte") == {"harte", "father"}


def test_two_words_of_a_name_name_and_so_does_the_last() -> None:
    assert named("Mateo Martínez") == {"martinez"}
    assert named("said Ocampo; and Martínez") == {"ocampo", "martinez"}


def test_one_word_that_is_not_the_last_does_not() -> None:
    assert named("Luis, Mateo, David, Jesse, a señorita") == set()


def test_what_is_part_of_two_names_names_neither() -> None:
    assert named("Harte is missing.") == set()


def test_a_name_within_a_word_is_none() -> None:
    assert named("Serranos, Ocampoan") == set()


def test_a_line_may_end_within_a_name() -> None:
    assert named("Mateo\n  Martínez") == {"martinez"}


def test_a_story_without_people_names_nobody() -> None:
    story = trail().story.model_copy(update={"character": {}})
    assert Names(story).people_in("Martínez") == frozenset()


def test_signs_in_a_name_mean_nothing() -> None:
    story = trail().story
    odd = story.character["driver"].model_copy(update={"name": "Ana (.*) [b]Ruiz[/b]"})
    names = Names(story.model_copy(update={"character": {"odd": odd}}))
    assert names.people_in("anything at all") == frozenset()
    assert names.people_in("Then Ana (.*) [b]Ruiz[/b] came.") == {"odd"}

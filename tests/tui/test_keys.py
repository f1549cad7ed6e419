"""Which key does what, and what the settings may say about it."""

from coyoacan_game.tui.keys import COMMANDS, RESERVED, footer, key_words, keymap, letters, refusals


def keys_of(rebound: dict[str, str]) -> dict[str, str]:
    return {one.name: one.key for one in keymap(rebound)}


def test_every_command_has_a_key_of_its_own() -> None:
    keys = [one.key for one in COMMANDS]
    assert len(set(keys)) == len(keys)
    assert not RESERVED & set(keys)


def test_a_command_can_be_given_another_key() -> None:
    assert keys_of({"undo": "b"})["undo"] == "b"


def test_a_key_that_is_given_away_is_taken_from_whoever_had_it() -> None:
    keys = keys_of({"undo": "n"})
    assert (keys["undo"], keys["notebook"]) == ("n", "")


def test_two_commands_can_change_places() -> None:
    keys = keys_of({"undo": "n", "notebook": "u"})
    assert (keys["undo"], keys["notebook"]) == ("n", "u")


def test_of_two_that_want_a_key_the_first_has_it() -> None:
    keys = keys_of({"undo": "x", "map": "x"})
    assert (keys["undo"], keys["map"]) == ("x", "m")
    assert refusals({"undo": "x", "map": "x"}) == (
        'The settings give "x" both to "undo" and to "map".',
    )


def test_keys_with_a_meaning_of_their_own_stay_what_they_are() -> None:
    assert keys_of({"undo": "1", "map": "escape"})["undo"] == "u"
    assert len(refusals({"undo": "1", "map": "escape"})) == 2


def test_a_command_that_does_not_exist_is_named() -> None:
    assert refusals({"fly": "y"}) == (
        'The settings give a key to "fly", and there is no such command.',
    )


def test_the_foot_has_six_keys_at_most_and_none_that_has_no_key() -> None:
    assert [one.name for one in footer(keymap({}))][-2:] == ["help", "quit"]
    assert len(footer(keymap({}))) == 6
    assert "notebook" not in {one.name for one in footer(keymap({"undo": "n"}))}


def test_the_letters_are_those_no_command_has() -> None:
    assert letters(keymap({})) == (*"adegijlpxyz",)
    assert "u" in letters(keymap({"undo": "a"}))
    assert "a" not in letters(keymap({"undo": "a"}))


def test_keys_are_named_as_one_reads_them() -> None:
    assert [key_words(one) for one in ("u", "?", "ctrl+p", "f5")] == ["u", "?", "Ctrl+p", "F5"]

from functools import partial
from pathlib import Path

import pytest
from tests.tui.views.stage import INFORMED, SIZES, WIDE, answers, session_of, shown, words_on

from coyoacan_game.saves import SaveStore
from coyoacan_game.tui.screens.findings import FindingsView
from coyoacan_game.tui.widgets.picker import Picker

RIGHT = "finding.door.file.ana.key.established"
WRONG = "finding.door.file.bruno.key.probable"
ALL_THREE = (
    *INFORMED,
    "comparison.said_and_seen",
    RIGHT,
    "finding.letter.file.nobody.not_proven",
    "finding.hour.file.probable",
)


def form(view: object) -> Picker:
    assert isinstance(view, FindingsView)
    return view.form


@pytest.mark.parametrize("size", SIZES)
async def test_a_finding_is_filled_in_and_filed_by_keys(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), size) as pilot:
        await pilot.press("enter")  # to the form, at the first candidate
        await pilot.press("enter", *["down"] * 2, "enter", *["down"] * 2, "enter")
        await pilot.press(*["down"] * 3, "enter")
        assert answers(pilot) == [RIGHT]


async def test_a_finding_is_filled_in_and_filed_with_the_mouse(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        picker = form(pilot.app.screen)
        for key in ("blank:0:bruno", "blank:1:key", "verdict:probable", "file"):
            line = picker.top_of(picker.index_of(key))
            await pilot.click("#reading", offset=(8, line))
        assert answers(pilot) == [WRONG]


async def test_the_sentence_shows_what_fills_it(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        assert "It was opened by ______ with ______. (______)" in words_on(pilot)
        await pilot.press("enter", "enter")
        assert "(•) [b]Ana[/b] [/]" in words_on(pilot)
        assert "It was opened by [b]Ana[/b] [/] with ______. (______)" in words_on(pilot)


async def test_what_lacks_notes_can_be_filled_in_and_not_filed(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path), finding="letter"), WIDE) as pilot:
        words = words_on(pilot).replace("│ ", "")
        assert "open, 2 notes are missing" in words
        assert "It cannot be filed yet: 2 notes are still missing: " in words
        await pilot.press("enter", "enter", "down", "down", "enter")
        assert "Ana wrote it. (established)" in words_on(pilot)
        assert "file" not in form(pilot.app.screen).keys


async def test_a_half_filled_finding_says_what_is_left_to_do(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        await pilot.press("enter", "enter")
        assert "Fill every blank and choose how surely, then file it." in words_on(pilot)


async def test_a_question_that_is_not_asked_yet_is_not_listed(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        assert "A question nobody asks yet" not in words_on(pilot)


async def test_what_is_filed_can_be_withdrawn_or_filed_anew(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED, WRONG)
    async with shown(lambda: FindingsView(session), WIDE) as pilot:
        assert "filed: probable" in words_on(pilot)
        assert "This is filed as it stands here." in words_on(pilot)
        await pilot.press("enter", "end", "up", "enter")
        assert answers(pilot) == ["finding.door.withdraw"]
    async with shown(lambda: FindingsView(session), WIDE) as pilot:
        await pilot.press("enter", "enter")  # Ana in Bruno's place
        assert "File it anew." in words_on(pilot)


async def test_nobody_is_told_whether_what_is_filed_is_right(tmp_path: Path) -> None:
    texts = []
    for filed in (RIGHT, WRONG):
        session = session_of(tmp_path / filed, *INFORMED, filed)
        async with shown(partial(FindingsView, session), WIDE) as pilot:
            words = words_on(pilot)
            assert "Findings 1 filed, 0 confirmed" in words
            for own in ("[b]Ana[/b] [/]", "Bruno", "established", "probable", "(•)", "( )"):
                words = words.replace(own, "")
            texts.append(words.split())
    assert texts[0] == texts[1]


async def test_what_is_confirmed_is_told_and_cannot_be_changed(tmp_path: Path) -> None:
    session = session_of(tmp_path, *ALL_THREE)
    async with shown(lambda: FindingsView(session, finding="door"), WIDE) as pilot:
        words = words_on(pilot)
        assert "0 filed, 3 confirmed" in words
        assert "It was Ana [after all]." in words
        assert "It was opened by [b]Ana[/b] [/] with the key [1]. (established)" in words
        assert form(pilot.app.screen).keys == ("confirmed",)
        await pilot.press("enter", "enter", "h")
        assert not answers(pilot)


async def test_hints_open_one_by_one_and_change_nothing_in_the_play(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    before = session.play.state
    hints = ("Look [low].", "Lay two side by side.", "Ana, with the key.")
    async with shown(lambda: FindingsView(session), WIDE) as pilot:
        for opened in range(4):
            words = words_on(pilot)
            assert [hint in words for hint in hints] == [number < opened for number in range(3)]
            if opened < 3:
                await pilot.press("h")
        assert "All hints are open." in words_on(pilot)
        await pilot.press("h", "enter")
    assert session.play.state == before
    assert session.play.moves == len(INFORMED)


async def test_each_hint_is_in_sight_when_it_opens_on_the_smallest_screen(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), SIZES[-1]) as pilot:
        for hint in ("Look [low].", "Lay two side by side.", "Ana, with the key."):
            await pilot.press("h")
            await pilot.pause()
            assert hint in words_on(pilot)


async def test_opened_at_its_hints_it_reveals_none_by_itself(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: FindingsView(session, hint=True), WIDE) as pilot:
        assert "Look [low]." not in words_on(pilot)
        assert form(pilot.app.screen).key == "hint"
        assert form(pilot.app.screen).has_focus
        await pilot.press("enter")
        assert "Look [low]." in words_on(pilot)


async def test_hints_are_open_when_the_play_is_opened_again(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: FindingsView(session), WIDE) as pilot:
        await pilot.press("h", "h")
    session.close()
    again = SaveStore(tmp_path / "brackets").open(session.program, session.name)
    async with shown(lambda: FindingsView(again), WIDE) as pilot:
        assert "Lay two side by side." in words_on(pilot)
        assert "Ana, with the key." not in words_on(pilot)


async def test_the_desk_keeps_hints_and_drafts_until_it_is_opened_again(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: FindingsView(session), WIDE) as pilot:
        await pilot.press("h", "home", "enter", "escape")
        assert answers(pilot) == [None]
    async with shown(lambda: FindingsView(session), WIDE) as pilot:
        assert "Look [low]." in words_on(pilot)
        assert "It was opened by [b]Ana[/b]" in words_on(pilot)
    another = session_of(tmp_path / "another", *INFORMED)
    async with shown(lambda: FindingsView(another), WIDE) as pilot:
        assert "Look [low]." not in words_on(pilot)


async def test_it_begins_at_the_first_that_is_open(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: FindingsView(session, finding="hour")) as pilot:
        assert "It was late." in words_on(pilot)


async def test_a_finding_without_blanks_wants_only_a_verdict(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    async with shown(lambda: FindingsView(session, finding="hour")) as pilot:
        await pilot.press("enter", "down", "enter", "down", "down", "enter")
        assert answers(pilot) == ["finding.hour.file.probable"]


async def test_that_findings_are_confirmed_in_threes_is_explained(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        assert "Findings are confirmed three at a time" in words_on(pilot)


async def test_when_the_play_is_over_nothing_can_be_filed(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED, "scene.hall.choice.go")
    async with shown(lambda: FindingsView(session, finding="hour"), WIDE) as pilot:
        await pilot.press("enter", "enter")
        assert "The play is over and the file is closed." in words_on(pilot)
        assert "file" not in form(pilot.app.screen).keys


async def test_left_goes_back_to_the_list_and_right_to_the_form(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session_of(tmp_path, *INFORMED)), (40, 12)) as pilot:
        await pilot.press("right")
        assert "Who opened [the] door?" in words_on(pilot)
        await pilot.press("left")
        assert "Who opened [the] door?" not in words_on(pilot)
        await pilot.press("down", "down", "right")
        assert "Was it late?" in words_on(pilot)

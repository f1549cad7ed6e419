"""Which files are read, what keeps one from being read, and how much is too much."""

import os
from pathlib import Path

import pytest
from tests.builders import SMALLEST, loaded, problems_in, said, write_story

from coyoacan_game.loader import discover


def _names(folder: Path) -> list[str]:
    return [file.name for file in loaded(folder, {}).files]


def test_every_toml_file_below_the_folder_counts_in_the_order_of_its_path(tmp_path: Path) -> None:
    write_story(tmp_path, {"b.toml": "", "a/z.toml": "", "a/b/c.toml": "", "notes.txt": "x"})
    assert _names(tmp_path) == ["a/b/c.toml", "a/z.toml", "b.toml"]


def test_path_tests_and_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    others = {".hidden.toml": "x", ".git/a.toml": "x", "a.path.toml": "x"}
    assert not said(problems_in(tmp_path, {"story.toml": SMALLEST, **others}))


def test_a_story_can_be_spread_over_files_in_any_order(tmp_path: Path) -> None:
    """A table may stand in one file and its parts in another, before it."""
    frame, _, rest = SMALLEST.partition("[scene.gate.choice.leave]")
    files = {"z/story.toml": frame, "a/rest.toml": f"[scene.gate.choice.leave]{rest}"}
    assert not said(problems_in(tmp_path, files))


def test_an_empty_folder_holds_no_story(tmp_path: Path) -> None:
    assert said(problems_in(tmp_path, {})) == [":1:1 COY001 there is no story in this folder"]


def test_a_folder_that_is_not_there_holds_no_story(tmp_path: Path) -> None:
    found = problems_in(tmp_path, {})
    assert [one.code for one in found] == ["COY001"]
    assert loaded(tmp_path / "gone" / "..", {}).story is None


def test_an_empty_file_has_neither_a_story_nor_an_ending(tmp_path: Path) -> None:
    assert said(problems_in(tmp_path, "")) == [
        ":1:1 COY001 no file here has a [story] table",
        ":1:1 COY304 the story has no ending, so nobody can finish it",
    ]


def test_a_file_of_five_mebibytes_is_not_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"story.toml": SMALLEST, "large.toml": b"#" * 5 * 1024 * 1024}
    assert said(problems_in(tmp_path, files)) == ["large.toml:1:1 COY004 this is more than 4 MiB"]


def test_a_file_of_exactly_four_mebibytes_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"story.toml": SMALLEST, "large.toml": b"#" * 4 * 1024 * 1024}
    assert not said(problems_in(tmp_path, files))


def test_files_past_thirty_two_mebibytes_together_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is made small here: the disk need not be filled to see it hold."""
    monkeypatch.setattr(discover, "MAXIMUM_STORY", 2 * 1024 * 1024)
    files = {f"{name}.toml": b"#" * 1024 * 1024 for name in ("a", "b", "c")}
    expected = ["c.toml:1:1 COY004 this is more than 2 MiB"]
    assert said(problems_in(tmp_path, files)) == expected


def test_a_story_of_five_thousand_and_one_files_is_not_read(tmp_path: Path) -> None:
    for number in range(5001):
        (tmp_path / f"{number}.toml").touch()
    expected = [":1:1 COY004 a story has at most 5000 files, and this has 5001"]
    assert said(problems_in(tmp_path, {})) == expected


def test_a_file_that_is_not_utf8_is_named_where_it_stops_being_so(tmp_path: Path) -> None:
    latin = "# Dust.\n# Coyoacán\n".encode("latin-1")
    files: dict[str, str | bytes] = {"story.toml": SMALLEST, "latin.toml": latin}
    expected = ["latin.toml:2:9 COY003 this file is not UTF-8 text from here on"]
    assert said(problems_in(tmp_path, files)) == expected


def test_a_file_in_utf16_is_not_utf8(tmp_path: Path) -> None:
    assert [one.code for one in problems_in(tmp_path, SMALLEST.encode("utf-16"))] == ["COY003"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert not said(problems_in(tmp_path, SMALLEST.encode("utf-8-sig")))


def test_a_problem_after_a_byte_order_mark_and_windows_line_ends_is_in_its_place(
    tmp_path: Path,
) -> None:
    wrong = SMALLEST.replace('goto = "street"', 'goto = "stret"')
    line = wrong[: wrong.index('"stret"')].count("\n") + 1
    content = wrong.replace("\n", "\r\n").encode("utf-8-sig")
    (problem,) = (one for one in problems_in(tmp_path, content) if one.code == "COY101")
    assert problem.span
    assert (problem.span.line, problem.span.column) == (line, 8)


def test_a_link_to_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    expected = ["gone.toml:1:1 COY005 this file cannot be read: No such file or directory"]
    assert said(problems_in(tmp_path, SMALLEST)) == expected


def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    found = problems_in(tmp_path, SMALLEST)
    assert [(one.code, str(one.span)) for one in found] == [("COY005", "loop.toml:1:1")]


def test_a_folder_linked_into_itself_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert not said(problems_in(tmp_path, SMALLEST))
    assert _names(tmp_path) == ["story.toml"]


def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    assert not said(problems_in(tmp_path, {"rooms.toml/gate.toml": SMALLEST}))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    expected = ["pipe.toml:1:1 COY005 this is no ordinary file"]
    assert said(problems_in(tmp_path, SMALLEST)) == expected


def test_a_device_without_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    expected = ["zero.toml:1:1 COY005 this is no ordinary file"]
    assert said(problems_in(tmp_path, SMALLEST)) == expected


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may read everything, so the refusal is the system's in kind only."""

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    write_story(tmp_path, SMALLEST)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    expected = ["story.toml:1:1 COY005 this file cannot be read: Permission denied"]
    assert said(problems_in(tmp_path, {})) == expected


def test_a_file_whose_name_is_no_text_is_read_like_any_other(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.toml")
    (tmp_path / name).write_text("[scene.gate]\n", encoding="utf-8")
    found = problems_in(tmp_path, {})
    assert {one.span.file for one in found if one.span} >= {name}


def test_while_a_file_cannot_be_read_nothing_is_missed_that_may_stand_in_it(
    tmp_path: Path,
) -> None:
    """The street, the note and the ending are all in the file with the lost quote."""
    frame, _, rest = SMALLEST.partition("[scene.street]")
    broken = f"[scene.street]{rest}".replace('"Dust."', '"Dust.')
    found = problems_in(tmp_path, {"a.toml": frame, "b.toml": broken})
    assert [(one.code, one.span and one.span.file) for one in found] == [("COY002", "b.toml")]

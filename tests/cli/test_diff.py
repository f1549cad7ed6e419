"""`coyoacan diff`: which change means what, told for people and for programs, between folders and revisions."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.builders import SMALLEST, story_with_paths, write_story
from tests.command import Done, coyoacan
from tests.docs.pages import DOCS, blocks

from coyoacan_game.cli import revisions
from coyoacan_game.cli.stories import Unusable


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Writes two stories and compares them: exit code and what is printed."""
    monkeypatch.chdir(tmp_path)

    def compared(old: str, new: str, *options: str) -> tuple[int, str]:
        for name, toml in (("old", old), ("new", new)):
            Path(name).mkdir(exist_ok=True)
            write_story(Path(name), toml)
        done = coyoacan("diff", "old", "new", *options)
        assert done.errors == ""
        return done.code, done.out

    return compared


Two = Callable[..., tuple[int, str]]


def document(two: Two, old: str, new: str, *options: str) -> dict[str, Any]:
    """The same as a document, which must be as its schema says."""
    code, printed = two(old, new, "--format", "json", *options)
    found: dict[str, Any] = json.loads(printed)
    schema = json.loads((DOCS / "diff.schema.json").read_text("utf-8"))
    assert set(found) == set(schema["required"]) == set(schema["properties"])
    for key in ("stuck", "tests", "saves"):
        inner = schema["properties"][key]
        items = found[key] if key == "stuck" else [found[key]]
        assert all(set(one) == set(inner.get("items", inner)["properties"]) for one in items)
    assert code == {"same": 0, "different": 1, "open": 3}[found["verdict"]]
    return found


# -- nothing differs -------------------------------------------------------------------------------


def test_the_same_files_are_the_same_at_once(two: Two) -> None:
    assert two(SMALLEST, SMALLEST) == (0, "same: old and new hold the same files\n")


def test_other_words_are_no_difference(two: Two) -> None:
    code, printed = two(SMALLEST, SMALLEST.replace("Dust.", "Dust, and a wall."))
    assert code == 0
    assert printed.startswith("Only words and texts differ")
    assert "proven: every save goes on as it was" in printed


def test_a_guard_that_is_only_written_otherwise_is_proven_to_be_the_same(two: Two) -> None:
    one = SMALLEST.replace('text = "Go."', 'text = "Go."\nwhen = "knows.bolt and patience > 0"')
    other = one.replace("knows.bolt and patience > 0", "patience != 0 and knows.bolt")
    found = document(two, one, other)
    assert (found["verdict"], found["plays"]) == ("same", "same")
    assert found["rules"] == ["scene.gate.choice.leave"]
    assert found["saves"]["answer"] == "same"


# -- what players get to ---------------------------------------------------------------------------


def test_what_players_no_longer_and_now_get_to_has_a_path(two: Two) -> None:
    one = story_with_paths("a b end", "a c end")
    shut = one.replace('goto = "b"', 'goto = "b"\nwhen = "visited.c"')
    lost = document(two, one, shut)
    assert lost["lost"]["scene.b"] == ["scene.a.choice.to_b"]
    assert lost["gained"] == {}
    gained = document(two, shut, one)
    assert gained["gained"]["scene.b"] == ["scene.a.choice.to_b"]
    assert gained["lost"] == {}
    assert (lost["undecided"], gained["undecided"]) == ([], [])


def test_what_is_gone_what_is_new_and_what_is_new_in_vain(two: Two) -> None:
    one = story_with_paths("a b end")
    other = story_with_paths("a c end") + '\n[scene.attic]\ntitle = "Attic"\ntext = "Dark."\n'
    found = document(two, one, other)
    assert set(found["gone"]) == {"scene.a.choice.to_b", "scene.b", "scene.b.choice.to_end"}
    assert found["added"]["scene.c"] == ["scene.a.choice.to_c"]
    assert found["never"] == {"scene.attic": None}


def test_a_softlock_and_a_dead_end_that_were_not_there(two: Two) -> None:
    one = story_with_paths("a b end", "a end")
    other = one.replace(
        'goto = "end"\n[scene.end]', 'goto = "end"\nwhen = "visited.end"\n[scene.end]'
    )
    found = document(two, one, other)
    stuck = {each["name"]: each for each in found["stuck"]}
    assert stuck["softlock"]["path"] == ["scene.a.choice.to_b"]
    assert (stuck["dead_end"]["old"], stuck["dead_end"]["new"]) == ("impossible", "found")
    code, printed = two(one, other)
    assert code == 1
    assert "A softlock that was not there:\n    1 move: to_b\n" in printed
    assert "A softlock that is there no more:" in two(other, one)[1]


def test_a_softlock_that_stays_is_no_difference(two: Two) -> None:
    lost = '\n[scene.a.choice.lost]\ntext = "Down."\ngoto = "cellar"\n'
    lost += '[scene.cellar]\ntitle = "Cellar"\ntext = "Dark."\n'
    lost += '[scene.cellar.choice.shout]\ntext = "Shout."\n'
    one = story_with_paths("a b end", "a c end") + lost
    found = document(two, one, one.replace('goto = "c"', 'goto = "c"\nwhen = "visited.c"'))
    assert found["stuck"] == []
    assert "scene.c" in found["lost"]


def test_a_counter_that_now_leaves_its_range(two: Two) -> None:
    one = SMALLEST.replace('text = "Go."', 'text = "Go."\nset = { patience = "patience - 1" }')
    found = document(two, one, one.replace("start = 3", "start = 0"))
    assert [each["name"] for each in found["stuck"]] == ["scene.gate.choice.leave.set.patience"]


# -- path tests and saves --------------------------------------------------------------------------


def test_path_tests_that_fail_now_or_pass_now(two: Two, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    paths = '[path.in_time]\nsteps = ["look", "leave"]\nexpect = { ending = "done" }\n'
    (tmp_path / "old" / "a.path.toml").write_text(paths, encoding="utf-8")
    other = '[path.at_once]\nsteps = ["leave"]\nexpect = { not_offered = ["look"] }\n'
    (tmp_path / "b.path.toml").write_text(other.replace("leave", "wave"), encoding="utf-8")
    new = SMALLEST.replace('text = "Go."', 'text = "Go."\nwhen = "not knows.bolt"')
    found = document(two, SMALLEST, new, "--tests", "b.path.toml")
    assert found["tests"]["walked"] == 2
    (change,) = found["tests"]["changed"]
    assert (change["file"], change["id"], change["passed_before"]) == (
        "a.path.toml",
        "in_time",
        True,
    )
    assert change["message"].startswith('step 2, "leave", cannot be taken')
    (back,) = document(two, new, SMALLEST)["tests"]["changed"]
    assert back["passed_before"] is False


def test_a_save_breaks_off_at_the_move_that_is_gone_by_its_shortest_play(two: Two) -> None:
    new = SMALLEST.replace('text = "Go."', 'text = "Go."\nwhen = "not knows.bolt"')
    saves = document(two, SMALLEST, new)["saves"]
    assert saves["answer"] == "different"
    assert saves["losses"] == [
        {
            "how": "breaks",
            "what": "scene.gate.choice.leave",
            "path": ["scene.gate.choice.look", "scene.gate.choice.leave"],
            "start": None,
        }
    ]


def test_a_save_leads_elsewhere_or_loses_a_note(two: Two) -> None:
    elsewhere = document(two, SMALLEST, SMALLEST.replace('goto = "street"', 'goto = "gate"'))
    assert ("elsewhere", "scene.street") in {
        (one["how"], one["what"]) for one in elsewhere["saves"]["losses"]
    }
    forgets = document(two, SMALLEST, SMALLEST.replace('learn = ["bolt"]\n', ""))
    assert [(one["how"], one["what"]) for one in forgets["saves"]["losses"]] == [
        ("forgets", "note.bolt")
    ]


def test_what_is_only_added_is_proven_to_harm_no_save(two: Two) -> None:
    new = SMALLEST + '\n[scene.gate.choice.wave]\ntext = "Wave."\n'
    found = document(two, SMALLEST, new)
    assert found["saves"] == {"answer": "same", "losses": [], "tried": 0}
    assert found["added"] == {"scene.gate.choice.wave": ["scene.gate.choice.wave"]}


# -- bounds and beginnings -------------------------------------------------------------------------


def test_out_of_time_nothing_is_said_to_be_the_same(two: Two) -> None:
    new = SMALLEST.replace('once = true\nlearn = ["bolt"]', 'learn = ["bolt"]')
    found = document(two, SMALLEST, new, "--seconds", "0")
    assert found["verdict"] == "open"
    assert "scene.street" in found["undecided"]
    assert found["saves"]["answer"] == "open"


def test_it_can_begin_elsewhere(two: Two) -> None:
    one = story_with_paths("a b c end")
    found = document(two, one, one.replace('goto = "b"', 'goto = "a"'), "--from", "scene.b")
    assert (found["plays"], found["lost"]) == ("same", {})


# -- revisions -------------------------------------------------------------------------------------


def git(*words: str) -> None:
    program = shutil.which("git")
    assert program is not None
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run([program, *own, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of a story in the folder `tale`, the second without a scene."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    for toml in (story_with_paths("a b end", "a end"), story_with_paths("a end")):
        write_story(Path("tale"), {"story.toml": toml, ".secret": "x"})
        git("add", "-A")
        git("commit", "-qm", "Write")
    return tmp_path


def told(*arguments: str) -> tuple[int, str]:
    done: Done = coyoacan("diff", *arguments)
    return done.code, done.out + done.errors


@pytest.mark.usefixtures("repository")
def test_two_revisions_are_compared_and_one_with_a_folder() -> None:
    code, printed = told("HEAD~1", "HEAD", "tale")
    assert code == 1
    assert "No longer there, and players got to it:\n  scene.a.choice.to_b" in printed
    assert told("HEAD~1", "tale")[1].splitlines()[:-1] == printed.splitlines()[:-1]
    assert told("HEAD", "tale") == (0, "same: HEAD and tale hold the same files\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "tale"], '"nowhere" is neither a folder nor a revision of'),
        (["--", "--output=x", "tale"], '"--output=x" is neither a folder nor a revision of'),
        (["HEAD", "HEAD~1", "other"], 'revision "HEAD" has no folder "other"'),
        (["HEAD:tale", "tale"], '"HEAD:tale" is neither a folder nor a revision of'),
        (["HEAD", "tale", "--from", "scene.x"], "neither scene.ID nor dossier.ID of both"),
        (["HEAD", "tale", "--tests", "nowhere"], 'there is no file or folder "nowhere"'),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_no_version_is_refused(arguments: list[str], said: str) -> None:
    code, printed = told(*arguments)
    assert code == 2
    assert said in printed
    assert not Path("x").exists()


def test_outside_of_a_repository_there_are_no_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write_story(Path("tale"), SMALLEST)
    code, printed = told("HEAD", "tale")
    assert code == 2
    assert "is in no git repository" in printed


def test_a_version_with_errors_is_refused_with_its_errors(two: Two) -> None:
    del two
    for name, toml in (("old", SMALLEST), ("new", SMALLEST.replace('"street"', '"steret"'))):
        write_story(Path(name), toml)
    code, printed = told("old", "new")
    assert code == 2
    assert "new/story.toml:" in printed
    assert "COY101" in printed


def test_an_archive_can_write_nothing_but_its_ordinary_files(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, kind in (("tale/link", tarfile.SYMTYPE), ("tale/a.toml", tarfile.REGTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc"
            archive.addfile(member, io.BytesIO())
    made.seek(0)
    with tarfile.open(fileobj=made) as archive:
        revisions._write(archive, tmp_path / "out")
    assert [one.name for one in (tmp_path / "out" / "tale").iterdir()] == ["a.toml"]
    outside = io.BytesIO()
    with tarfile.open(fileobj=outside, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("tale/../../evil"), io.BytesIO())
    outside.seek(0)
    with tarfile.open(fileobj=outside) as archive:
        revisions._write(archive, tmp_path / "out")
    assert not list(tmp_path.parent.rglob("evil"))


def test_an_archive_larger_than_any_story_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MAXIMUM_STORY", 3)
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo("tale/a.toml")
        member.size = 4
        archive.addfile(member, io.BytesIO(b"text"))
    made.seek(0)
    with tarfile.open(fileobj=made) as archive, pytest.raises(Unusable, match="at most"):
        revisions._write(archive, tmp_path / "out")
    assert not (tmp_path / "out").exists()


# -- the page --------------------------------------------------------------------------------------


def test_the_page_s_example_is_what_is_printed(two: Two) -> None:
    page = (DOCS / "diff.md").read_text("utf-8")
    shown = next(text for language, text, _ in blocks(page) if language == "text")
    format_page = (DOCS / "scene-format.md").read_text("utf-8")
    story = next(text for _, text, _ in blocks(format_page) if "[scene.gate]" in text)
    test = next(
        text
        for language, text, _ in blocks((DOCS / "path-tests.md").read_text("utf-8"))
        if language == "toml"
    )
    changed = story.replace(
        'text  = "Look at the bolt."', 'text  = "Look."\nwhen  = "visited.outside"'
    )
    assert changed != story
    write_story(Path("before"), {"story.toml": story, "gate.path.toml": test})
    write_story(Path("after"), {"story.toml": changed})
    del two
    done = coyoacan("diff", "before", "after")
    lines = shown.splitlines()
    assert done.lines[:-1] == lines[1:-1]
    assert done.lines[-1].rpartition(", in ")[0] == lines[-1].rpartition(", in ")[0]

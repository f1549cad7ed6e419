"""docs/sources.md is what `coyoacan sources` prints: made by it, and as the story is now."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from coyoacan_game.cli.commands import coyoacan
from coyoacan_game.loader import load_story

ROOT = Path(__file__).parents[2]


def printed(folder: Path) -> str:
    done = CliRunner().invoke(coyoacan, ["sources", str(folder)], standalone_mode=False)
    assert (done.exception, done.return_value) == (None, 0)
    return done.stdout


def test_the_page_is_current() -> None:
    page = (ROOT / "docs" / "sources.md").read_text("utf-8")
    assert page == printed(ROOT / "scenes"), "coyoacan sources scenes > docs/sources.md"


def test_every_person_made_up_and_every_fact_behind_a_note_is_on_it() -> None:
    story = load_story(ROOT / "scenes").story
    assert story is not None
    page = printed(ROOT / "scenes")
    for person in story.character.values():
        assert not person.invented or f"- {person.name}\n" in page
    behind = {fact for note in story.note.values() for fact in note.facts}
    facts = page.split("\n## Facts\n")[1].split("\n## ")[0]
    assert facts.count("\n- ") >= len(behind) > 200


def test_nothing_in_a_story_is_markup_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        """
[story]
title = "A [link](x) *b*"
start = "a"
[scene.a]
title = "A"
text = "A."
[ending.e]
title = "E"
when = "scene == 'a'"
text = "E."
""",
        "utf-8",
    )
    assert r"*A \[link\](x) \*b\**" in printed(tmp_path)

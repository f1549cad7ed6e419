"""`--suggest-tests`: path tests for what was explored, or for what other path tests do not cover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from coyoacan_game.cli.stories import Unusable
from coyoacan_game.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coyoacan_game.explorer import Exploration
    from coyoacan_game.story import Story
    from coyoacan_game.walkthroughs.cover import Cover
    from coyoacan_game.walkthroughs.coverage import Coverage
    from coyoacan_game.walkthroughs.missing import Missing
    from coyoacan_game.walkthroughs.suggested import Suggested

_NOWHERE = "-"


class Suggesting:
    """What the option asks for, and the tests that came of it. `file` is None where none is named."""

    def __init__(self, file: Path | None, seconds: float | None) -> None:
        self.file = file
        self.seconds = seconds
        self.suggested: list[Suggested] = []

    @classmethod
    def of(cls, option: str | None, seconds: float | None = None) -> Suggesting | None:
        """None where nobody asks."""
        if option is None:
            return None
        return cls(None if option == _NOWHERE else Path(option), seconds)

    def check(self, form: str, tells: tuple[str, ...]) -> None:
        """Refuses, before anything is searched for, what could not be written. `tells` need no file."""
        from coyoacan_game.walkthroughs.suggested import NotOurs, check_writable

        if self.file is None:
            if form not in tells:
                message = f"{form} has no room for suggested tests: --suggest-tests FILE"
                raise click.UsageError(message)
            return
        try:
            check_writable(self.file)
        except NotOurs as refused:
            raise Unusable(str(refused)) from None

    def cover_all(
        self, story: Story, found: Exploration, *, folder: Path, begin: str | None
    ) -> None:
        """Tests that cover whatever an exploration found."""
        from coyoacan_game.walkthroughs.cover import cover
        from coyoacan_game.walkthroughs.plays import Viewer
        from coyoacan_game.walkthroughs.reachable import plays_found, points_met

        viewer = Viewer(story)
        plays = plays_found(story, found, begin)
        self._add(folder, cover(viewer, plays, points_met(viewer, plays)))

    def missing(self, coverage: Sequence[Coverage]) -> dict[str, tuple[Missing, ...]]:
        """By story, what was not covered, and the tests that would cover it."""
        from coyoacan_game.loader import load_story
        from coyoacan_game.walkthroughs.cover import cover
        from coyoacan_game.walkthroughs.missing import find_missing, plays_of
        from coyoacan_game.walkthroughs.plays import Viewer

        answers: dict[str, tuple[Missing, ...]] = {}
        for one in coverage:
            story = load_story(Path(one.story)).story
            if story is None:
                raise Unusable(f'the story "{one.story}" has changed while it was tested')
            wanted = [entry.point for entry in one.entries if not entry.hits]
            viewer = Viewer(story)
            found = answers[one.story] = find_missing(viewer, wanted, seconds=self.seconds)
            reached = [each.point for each in found if each.play is not None]
            self._add(Path(one.story), cover(viewer, plays_of(found), reached))
        return answers

    def _add(self, folder: Path, found: Cover) -> None:
        from coyoacan_game.walkthroughs.suggested import Suggested, story_from

        story = None if self.file is None else story_from(self.file, folder)
        self.suggested.append(Suggested(found, story))

    def print(self, out: TextIO) -> None:
        """The tests as a file."""
        from coyoacan_game.walkthroughs.suggested import suggested_toml

        out.write(suggested_toml(self.suggested))

    def save(self, err: TextIO) -> None:
        """Writes the file, and says so where it does not stand among results."""
        from coyoacan_game.walkthroughs.suggested import suggested_toml

        if self.file is None:
            return
        try:
            self.file.write_text(suggested_toml(self.suggested), encoding="utf-8")
        except OSError as error:
            raise Unusable(f'"{self.file}" cannot be written: {error.strerror}') from None
        count = sum(len(one.cover.chosen) for one in self.suggested)
        tests = "1 path test" if count == 1 else f"{count} path tests"
        err.write(f"{tests} suggested in {printable(str(self.file))}\n")

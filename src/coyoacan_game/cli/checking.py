"""`coyoacan check`: loads a folder, prints what is wrong, gives the exit code."""

from __future__ import annotations

from typing import TextIO

from coyoacan_game.cli.stories import has_no_story, load_checked, story_folder, story_here, to_begin
from coyoacan_game.cli.terminal import colourful


def check_folder(given: str | None, *, form: str, strict: bool, out: TextIO) -> int:
    """0 without errors (with `strict`, without warnings too), 1 with them, 2 without a story."""
    from coyoacan_game.diagnostics import Severity
    from coyoacan_game.report import write_json, write_lines

    folder, shown = story_folder(given if given is not None else story_here())
    loaded, problems = load_checked(folder, shown)
    if form == "json":
        write_json(out, problems, story=shown, files=len(loaded.files))
    else:
        write_lines(out, problems, loaded.files, colour=colourful(out))
        if has_no_story(problems):
            out.write(to_begin(folder, shown))
    if has_no_story(problems):
        return 2
    if strict:
        return int(bool(problems))
    return int(any(one.severity is Severity.ERROR for one in problems))

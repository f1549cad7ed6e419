"""Actions as a path test, ready to be saved: for whoever has found a play worth keeping."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from coyoacan_game.engine import Action
from coyoacan_game.walkthroughs.steps import step_of

_WIDTH = 100  # characters of a line before the steps are parted


def path_toml(
    id_: str,
    actions: Iterable[Action],
    *,
    ending: str | None = None,
    story: str | None = None,
    dossier: str | None = None,
    start: str | None = None,
) -> str:
    """A `[path.ID]` that takes these actions, from the story's own start, that of a dossier, or `start`.

    `start` is as in a path test: a scene, or `dossier.ID`. `ending` is expected if it is named; `story` is a folder as seen from the file this is saved in.
    """
    lines = [f"[path.{id_}]"]
    if story is not None:
        lines.append(f"story  = {_quoted(story)}")
    start = f"dossier.{dossier}" if dossier is not None else start
    if start is not None:
        lines.append(f"start  = {_quoted(start)}")
    steps = [_quoted(step_of(action)) for action in actions]
    one_line = f"steps  = [{', '.join(steps)}]"
    if len(one_line) <= _WIDTH:
        lines.append(one_line)
    else:
        lines += ["steps  = [", *_filled(steps), "]"]
    if ending is not None:
        lines.append(f"expect = {{ ending = {_quoted(ending)} }}")
    return "\n".join(lines) + "\n"


def _filled(steps: list[str]) -> Iterator[str]:
    """As many steps to a line as fit."""
    line = " "
    for step in steps:
        if len(line) + len(step) + 2 > _WIDTH:
            yield line
            line = " "
        line += f" {step},"
    yield line


def _quoted(text: str) -> str:
    """A TOML text; for what can stand in one, JSON writes the same."""
    return json.dumps(text, ensure_ascii=False)

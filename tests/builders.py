"""Stories for tests, said in few words.

`story_with_paths("a b end", "a c end")` is the shape of a story, drawn as the paths it holds;
`SMALLEST` is a sound story to put one fault into; `write_story`, `loaded`, `problems_in` and
`sound_story` take such texts through the real loader and the real checker.
"""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from coyoacan_game.checker import check_story
from coyoacan_game.diagnostics import Diagnostic
from coyoacan_game.loader import Loaded, load_story
from coyoacan_game.story import Story

# Two scenes, a flag, a counter, a note, an ending: sound, without a warning.
SMALLEST = """\
[story]
title = "A bolt"
start = "gate"

[variable.asked]
start = false

[variable.patience]
start = 3
range = [0, 5]

[scene.gate]
title = "The garage doors"
text = "Both leaves stand open."

[scene.gate.choice.look]
text = "Look at the bolt."
once = true
learn = ["bolt"]
says = "Drawn, not forced."

[scene.gate.choice.leave]
text = "Go."
goto = "street"

[scene.street]
title = "Avenida Viena"
text = "Dust."

[note.bolt]
kind = "evidence"
title = "The bolt was drawn"
text = "It was drawn back."
invented = true

[ending.done]
title = "Noon"
when = "scene == 'street'"
text = "That is all."
"""

Files = str | bytes | Mapping[str, str | bytes]


def write_story(folder: Path, files: Files) -> Path:
    """Writes a story's files below `folder` and gives the folder; one text alone is `story.toml`."""
    named = files if isinstance(files, Mapping) else {"story.toml": files}
    for name, content in named.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def loaded(folder: Path, files: Files) -> Loaded:
    """The files as `load_story` has them, named in messages as they are named here."""
    return load_story(write_story(folder, files), "")


def problems_in(folder: Path, files: Files) -> tuple[Diagnostic, ...]:
    """Everything the loader and the checker find in these files, in its place."""
    return check_story(loaded(folder, files))


def said(problems: tuple[Diagnostic, ...]) -> list[str]:
    """Each problem as "file:line:column CODE message"."""
    return [f"{one.span} {one.code} {one.message}" for one in problems]


def sound_story(folder: Path, files: Files) -> Story:
    """The story these files hold; they must be without a fault."""
    have = loaded(folder, files)
    assert not said(check_story(have))
    assert have.story is not None
    return have.story


def story_with_paths(*paths: str) -> str:
    """A story whose scenes and choices are exactly those on these paths.

    Each path is scene ids parted by spaces; the first scene of the first path is the start. A scene
    at the end of a path that no path leaves is an ending of the same name. The choice that leads
    from one scene to another is called `to_OTHER`.
    """
    walks = [path.split() for path in paths]
    ways: dict[str, dict[str, None]] = {scene: {} for walk in walks for scene in walk}
    for walk in walks:
        for one, other in pairwise(walk):
            ways[one][other] = None
    lines = ["[story]", 'title = "Paths"', f'start = "{walks[0][0]}"']
    for scene, others in ways.items():
        lines += [f"[scene.{scene}]", f'title = "{scene}"', f'text = "This is {scene}."']
        for other in others:
            lines += [f"[scene.{scene}.choice.to_{other}]", f'text = "To {other}."']
            lines += [f'goto = "{other}"']
        if not others:
            lines += [f"[ending.{scene}]", f'title = "{scene}"', 'text = "The end."']
            lines += [f"when = \"scene == '{scene}'\""]
    return "\n".join(lines) + "\n"

"""Two hundred mistakes in a sound story: each gets an error, in its place, in an author's words."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tests.checker.mutations import KINDS, Mutant
from tests.checker.written import Line, Written

from coyoacan_game.checker import check_story
from coyoacan_game.diagnostics import Diagnostic, Severity
from coyoacan_game.loader import load_story

ROOT = Path(__file__).parents[2]
STORIES = {
    "the game": ROOT / "scenes",
    "the small story": ROOT / "tests/stories/small",
    "the long story": ROOT / "tests/stories/long",
}
COUNTS = {"the game": 80}  # each of them has the whole game checked once more
COUNT = 200
# Words of Python, of pydantic and of the parser's types; an author has not heard of any.
FOREIGN = re.compile(
    r"\b(?:str|int|bool|dict|tuple|NoneType|None|pydantic|validation|validator|extra_forbidden"
    r"|instance|attribute|argument|kwarg|object|Traceback|Exception|\w*Error|\w+_type|\w+_error"
    r"|input|field|mapping|literal|ast|regex|pattern|something else)\b|<class|\\n|\\x"
)


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.toml")
        if not path.name.endswith(".path.toml")
    }


def _put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _errors(folder: Path) -> list[Diagnostic]:
    problems = check_story(load_story(folder, ""))
    return [one for one in problems if one.severity is Severity.ERROR]


def _misplaced(mutant: Mutant, errors: list[Diagnostic]) -> str | None:
    """What is wrong with what was said of a mutant; None when all is right."""
    at: set[Line] = {(one.span.file, one.span.line) for one in errors if one.span}
    said = "; ".join(f"{one.span} {one.code} {one.message} ({one.hint})" for one in errors)
    if not errors:
        return f"{mutant.what}\n  nothing was said"
    if not at <= mutant.may:
        return f"{mutant.what}\n  said at {sorted(at - mutant.may)}, wanted {sorted(mutant.may)[:9]}: {said}"
    if not mutant.must <= at:
        return f"{mutant.what}\n  nothing at {sorted(mutant.must - at)}: {said}"
    if any(FOREIGN.search(f"{one.message} {one.hint or ''}") for one in errors):
        return f"{mutant.what}\n  no author's words: {said}"
    return None


@pytest.mark.parametrize("name", STORIES)
def test_every_mistake_is_named_in_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Seeded, so that the same story gives the same mistakes; every kind that fits has its turn."""
    files = _files(STORIES[name])
    _put(tmp_path, files)
    assert not _errors(tmp_path), "the story must be sound before it is spoilt"
    story = Written(files)
    random = Random(1940)  # noqa: S311 -- the same mistakes every time, nothing secret
    done: Counter[str] = Counter()
    missed: list[str] = []
    turns = random.sample(list(KINDS), len(KINDS))
    while done.total() < COUNTS.get(name, COUNT):
        kind = turns.pop() if turns else random.choice(list(KINDS))
        tries = (KINDS[kind](random, story) for _ in range(100))
        mutant = next((one for one in tries if one is not None), None)
        assert mutant is not None, f"{kind} finds nothing to spoil"
        done[kind] += 1
        _put(tmp_path, mutant.files)
        wrong = _misplaced(mutant, _errors(tmp_path))
        missed += [f"{kind}: {wrong}"] if wrong else []
        _put(tmp_path, {changed: files[changed] for changed in mutant.files})
    with capsys.disabled():
        print(f"\n{name}: {done.total()} mistakes of {len(done)} kinds, {len(missed)} missed")  # noqa: T201
    assert not missed, "\n".join(missed)

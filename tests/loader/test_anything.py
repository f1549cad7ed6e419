"""Whatever stands in a scene file, loading and checking it gives problems with places, and no crash."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.builders import SMALLEST, problems_in
from tests.story.made_texts import expressions, texts

_LINES = [
    "[story]", "[story.clock]", "[scene.gate]", "[scene.gate.choice.look]", "[note.bolt]", "[variable.x]",
    "[place.gate]", "[character.robins.state.by_gate]", "[finding.f.blank.b]", "[[scene.gate]]", "[scene]",
    "[a.b.c.d.e.f]", '["scene"."gate"]', "[ scene . gate ]", "[]", "[.]", "[scene.gate", "scene.gate]",
    'title = "A"', 'start = "gate"', "start = 1", "start = []", "start = true", 'text = """', '"""', "'''",
    "x = [1, 2", "]", "}", "x = { a = 1 }", "x = { a.b = 1, a.c = { } }", "a.b.c = 1", '"" = 1', "1 = 1",
    "date = 1940-05-24", "date = 1940-05-24T05:00:00Z", "time = 05:00:00", "n = inf", "n = nan", "n = 1e400",
    "n = 0xFFFFFFFFFFFFFFFFFFFFFFFF", 'set = { x = "x + 1" }', "set = { x = 1.5 }", 'learn = ["bolt"]',
    "learn = [[]]", "notes = [{}]", 'goto = "back"', "range = [5, 0]", "values = []", 'when = "x"',
    "map = { row = 1, column = 1 }", "exits = ['gate']", "# comment", "", "=", "\t", "\\", "é = 1", "x = '\x7f'",
    'x = "\\u0000"', 'x = "\\U0010FFFF"', 'x = "\\ud800"', "\ufeff", "scene = 1", "scene.gate = 1",
    'story = "x"', "story.clock = 5", "candidates = { a = 1 }", "blank = []", "state = 3", "choice = {}",
]  # fmt: skip
_FILES = st.lists(st.sampled_from(_LINES), max_size=25).map("\n".join)


def _checked(*files: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        named = {f"{number}.toml": text.encode() for number, text in enumerate(files)}
        for one in problems_in(Path(folder), named):
            assert one.span is not None
            assert one.span.line >= 1
            if one.span.file in named:
                lines = named[one.span.file].decode().split("\n")
                assert one.span.line <= len(lines)
                assert one.span.column <= len(lines[one.span.line - 1]) + 2


@settings(max_examples=400)
@given(_FILES)
def test_lines_in_any_order(text: str) -> None:
    _checked(text)


@settings(max_examples=200)
@given(_FILES, _FILES)
def test_lines_in_any_order_in_two_files_beside_a_sound_one(one: str, other: str) -> None:
    _checked(one, other, SMALLEST)


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_characters(text: str) -> None:
    _checked(text, SMALLEST)


@settings(max_examples=200)
@given(st.binary(max_size=60))
@example(b"\xff\xfe[\x00")
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        problems_in(Path(folder), {"a.toml": data, "story.toml": SMALLEST})


@settings(max_examples=300)
@given(
    st.integers(0, len(SMALLEST)),
    st.integers(0, 40),
    st.one_of(st.text(max_size=8), st.sampled_from(_LINES)),
)
def test_a_sound_story_with_a_stretch_of_it_replaced(start: int, length: int, new: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in new):
        return
    _checked(SMALLEST[:start] + new + SMALLEST[start + length :])


@settings(max_examples=300)
@given(expressions, texts)
def test_any_guard_and_any_text_in_a_sound_story(guard: str, text: str) -> None:
    """As a TOML text with every character spelled out, so that all of them arrive."""
    written = "".join(f"\\U{ord(char):08X}" for char in guard if not "\ud800" <= char <= "\udfff")
    says = "".join(f"\\U{ord(char):08X}" for char in text if not "\ud800" <= char <= "\udfff")
    _checked(f'{SMALLEST}[scene.gate.choice.x]\ntext = "X."\nwhen = "{written}"\nsays = "{says}"\n')


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 20_000,
        "x = " + "[" * 20_000 + "]" * 20_000,
        "x = " + "{ a = " * 5_000 + "1" + " }" * 5_000,
        "[" + "a." * 20_000 + "a]",
        "scene" + ".a" * 20_000 + " = 1",
        "[scene.gate]\nset" + ".a" * 2_000 + " = 1",
        "[scene.gate]\nx = " + "[" * 300 + "]" * 300,
        "[scene.gate]\nx = " + "[" * 100 + '"\\u001b"' + "]" * 100,
        "[scene.gate]\nx = " + "{ a = " * 150 + '"\\u001b"' + " }" * 150,
        '[scene.gate]\ntext = "' + "{" * 20_000 + '"',
        '[scene.gate]\ntext = "' + "{asked: " * 2_000 + '"',
        '[scene.gate]\ntext = "' + "*" * 19_999 + '"',
        '[ending.x]\nwhen = "' + "(" * 1_900 + '"',
        '[ending.x]\nwhen = "' + "not " * 490 + 'true"',
        "[scene.gate]\n" + "\n".join(f"k{n} = 1" for n in range(5_000)),
        "\n".join(f"[scene.S{n}]" for n in range(3_000)),
    ],
    ids=lambda text: text[:30].replace("\n", " ") + f" {len(text)}",
)
def test_depth_and_length_are_refused_not_suffered(text: str, tmp_path: Path) -> None:
    assert problems_in(tmp_path, {"deep.toml": text, "story.toml": SMALLEST})

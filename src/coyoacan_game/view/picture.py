"""Pictures drawn in characters, with the layers that hold laid over them."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Program, State


@dataclass(frozen=True)
class PictureView:
    """`lines` are of equal width, in characters; `sentences` stand for them in plain mode."""

    lines: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return " ".join(self.sentences)


def picture(program: Program, state: State, id_: str) -> PictureView:
    """A picture as it looks in a state."""
    written = program.story.picture[id_]
    rows = [list(line) for line in _lines(written.art)]
    sentences = [" ".join(written.says.split())]
    for name, layer in written.layer.items():
        if not program.condition(f"picture.{id_}.layer.{name}.when", layer.when)(*state):
            continue
        for number, line in enumerate(_lines(layer.art)):
            while number >= len(rows):
                rows.append([])
            row = rows[number]
            row.extend(" " * (len(line) - len(row)))
            for column, char in enumerate(line):
                if char != " ":
                    row[column] = char
        if layer.says:
            sentences.append(" ".join(layer.says.split()))
    width = max((len(row) for row in rows), default=0)
    lines = tuple("".join(row).ljust(width) for row in rows)
    return PictureView(lines, tuple(sentences))


def _lines(art: str) -> list[str]:
    """The rows of a drawing. Blank rows above count: they say where a layer's first mark stands."""
    return [line.rstrip() for line in art.rstrip().split("\n")]

"""Files as an author sees them: names, lines, columns.

Nothing here knows TOML or stories. Diagnostics point into these files and reports print them.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one file. Lines and columns count characters from 1; `end_column` is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class SourceFile:
    """One file's name, as it is to be shown, and its text."""

    name: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; a last empty line counts."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts = [0]
        for line in self.lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return tuple(starts)

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from offset `start` up to, not including, `end`."""
        line, column = self.position(start)
        end_line, end_column = self.position(max(start, end))
        return Span(self.name, line, column, end_line, end_column)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset; clipped to the text."""
        offset = max(0, min(offset, len(self.text)))
        row = bisect_right(self._starts, offset) - 1
        return row + 1, offset - self._starts[row] + 1

    def offset(self, line: int, column: int) -> int:
        """The character offset of a line and column, both from 1; clipped to the text."""
        row = max(0, min(line - 1, len(self.lines) - 1))
        return self._starts[row] + max(0, min(column - 1, len(self.lines[row])))


def excerpt(file: SourceFile, span: Span) -> str:
    """The span's first line with its number, and carets under the stretch it names.

    Tabs become one space so that the carets stand right; a long line is cut around the span.
    """
    line = file.lines[span.line - 1] if span.line <= len(file.lines) else ""
    line = "".join(char if char.isprintable() else " " for char in line)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - 60)
    shown = line[first : first + 100].rstrip()
    width = max(1, min(end, first + 100, len(line)) - start)
    number = f"{span.line:>5}"
    return f"{number} | {shown}\n{' ' * len(number)} | {' ' * (start - first)}{'^' * width}"

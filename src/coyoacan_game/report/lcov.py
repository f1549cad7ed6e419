"""Coverage as an LCOV tracefile: DA for each line, BRDA for each side of a guard or text condition."""

from __future__ import annotations

from typing import TextIO

from coyoacan_game.report.lined import Line, lines_of
from coyoacan_game.report.printable import printable
from coyoacan_game.walkthroughs.coverage import Coverage


def write_lcov(out: TextIO, stories: tuple[Coverage, ...]) -> None:
    """Writes one record for each file."""
    for story in stories:
        for file, lines in lines_of(story).items():
            out.write(f"TN:\nSF:{printable(file)}\n")
            for line in lines:
                _line(out, line)
            sides = sum(one.sides for one in lines)
            out.write(f"BRF:{sides}\nBRH:{sum(one.sides_covered for one in lines)}\n")
            out.write(f"LF:{len(lines)}\nLH:{sum(one.hits > 0 for one in lines)}\n")
            out.write("end_of_record\n")


def _line(out: TextIO, line: Line) -> None:
    for number, hits in enumerate(line.side_hits):
        # "-" where nothing of the line was ever come by, as the format has it.
        taken = "-" if line.hits == 0 else str(hits)
        out.write(f"BRDA:{line.number},0,{number},{taken}\n")
    out.write(f"DA:{line.number},{line.hits}\n")

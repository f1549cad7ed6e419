"""Coverage as Cobertura XML: a story is a package, a file a class, a line is hit where its points are.

A line with guards or text conditions is a branch, its conditions the sides that can be seen; a line
on which anything else stands is hit as often as the most covered thing on it.
"""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from coyoacan_game.report.lined import Line, lines_of
from coyoacan_game.report.printable import printable
from coyoacan_game.walkthroughs.coverage import Coverage


def write_cobertura(out: TextIO, stories: tuple[Coverage, ...]) -> None:
    """Writes one XML document. `timestamp` is 0: the same run gives the same bytes."""
    root = Element("coverage", version="1", timestamp="0", complexity="0")
    SubElement(SubElement(root, "sources"), "source").text = "."
    packages = SubElement(root, "packages")
    every: list[Line] = []
    for story in stories:
        package = SubElement(packages, "package", name=printable(story.story), complexity="0")
        classes = SubElement(package, "classes")
        inside: list[Line] = []
        for file, lines in lines_of(story).items():
            inside += lines
            _file(classes, file, lines)
        _rates(package, inside)
        every += inside
    _rates(root, every)
    root.set("lines-covered", str(sum(one.hits > 0 for one in every)))
    root.set("lines-valid", str(len(every)))
    root.set("branches-covered", str(sum(one.sides_covered for one in every)))
    root.set("branches-valid", str(sum(one.sides for one in every)))
    indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(tostring(root, encoding="unicode") + "\n")


def _file(classes: Element, file: str, lines: tuple[Line, ...]) -> None:
    name = printable(file)
    one = SubElement(classes, "class", name=name, filename=name, complexity="0")
    _rates(one, list(lines))
    SubElement(one, "methods")
    rows = SubElement(one, "lines")
    for line in lines:
        row = SubElement(rows, "line", number=str(line.number), hits=str(line.hits))
        if line.sides:
            percent = 100 * line.sides_covered // line.sides
            row.set("branch", "true")
            row.set("condition-coverage", f"{percent}% ({line.sides_covered}/{line.sides})")
        else:
            row.set("branch", "false")


def _rates(element: Element, lines: list[Line]) -> None:
    sides = sum(one.sides for one in lines)
    element.set("line-rate", _rate(sum(one.hits > 0 for one in lines), len(lines)))
    element.set("branch-rate", _rate(sum(one.sides_covered for one in lines), sides))


def _rate(covered: int, total: int) -> str:
    return f"{covered / total:.4f}" if total else "1"

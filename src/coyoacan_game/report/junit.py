"""What came of path tests as JUnit XML, for build servers: a suite for each file, a case for each path.

A path that fails is a failure with all there is to say of it; one that cannot be run, or a file that
cannot be read, is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from coyoacan_game.report.printable import printable
from coyoacan_game.walkthroughs.result import Result
from coyoacan_game.walkthroughs.suite import FileResult, SuiteResult
from coyoacan_game.walkthroughs.words import failure_lines, problem_lines


def write_junit(out: TextIO, suite: SuiteResult) -> None:
    """Writes one XML document."""
    root = Element("testsuites", name="path tests")
    for file in suite.files:
        root.append(_suite(file))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(one.get(key, "0")) for one in root)))
    root.set("time", _seconds(suite.results))
    indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(tostring(root, encoding="unicode") + "\n")


def _suite(file: FileResult) -> Element:
    cases = [_case(one, file) for one in file.results]
    if file.problems:
        cases.append(_unreadable(file))
    suite = Element("testsuite", name=printable(file.source.name), tests=str(len(cases)))
    suite.set("failures", str(sum(one.find("failure") is not None for one in cases)))
    suite.set("errors", str(sum(one.find("error") is not None for one in cases)))
    suite.set("skipped", "0")
    suite.set("time", _seconds(file.results))
    suite.extend(cases)
    return suite


def _case(result: Result, file: FileResult) -> Element:
    name = printable(file.source.name)
    case = Element("testcase", classname=_classname(name), name=result.id, file=name)
    if result.span:
        case.set("line", str(result.span.line))
    case.set("time", _seconds((result,)))
    for problem in result.problems:
        _tell(case, "error", problem.code, problem.message, problem_lines(problem, file.source))
    if result.failures:
        # One element for all of them: readers of this format show the first alone.
        lines = [
            line for one in result.failures for line in failure_lines(result.id, one, file.source)
        ]
        first = result.failures[0]
        _tell(case, "failure", first.kind, first.message, lines)
    return case


def _unreadable(file: FileResult) -> Element:
    name = printable(file.source.name)
    case = Element("testcase", classname=_classname(name), name="the file", file=name, time="0")
    lines = [line for one in file.problems for line in problem_lines(one, file.source)]
    _tell(case, "error", file.problems[0].code, file.problems[0].message, lines)
    return case


def _tell(case: Element, tag: str, kind: str, message: str, lines: Iterable[str]) -> None:
    told = SubElement(case, tag, type=kind, message=printable(message))
    told.text = "\n".join(printable(line) for line in lines)


def _classname(file: str) -> str:
    """Dots part names in this format, as slashes do in files'."""
    return file.removesuffix(".path.toml").strip("./").replace("/", ".")


def _seconds(results: Iterable[Result]) -> str:
    return f"{sum(one.seconds for one in results):.6f}"

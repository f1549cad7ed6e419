"""TOML text to plain tables. The only module that knows tomli."""

import ast
import re
from typing import Any

import tomli

from coyoacan_game.diagnostics import Problems
from coyoacan_game.loader.slips import meant
from coyoacan_game.source import SourceFile

Tables = dict[str, Any]

_TOKEN = re.compile(
    r"#[^\n]*"  # a comment
    r'|"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'  # texts over several lines
    r'|"""|\'\'\''  # a text over several lines that is never closed
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''  # texts on one line
    r'|"|\''  # a text on one line that is never closed
    r"|[\[\]{}]",
    re.DOTALL,
)
# A text that ends where the next one opens has lost its own end.
_ENDS_IN_A_KEY = re.compile(r"\n[ \t]*[\w.-]+[ \t]*=[ \t]*(?:\"{3}|'{3})$")
_EMPTY_TEXT = re.compile(r"""=[ \t]*(""|'')[ \t]*\n\s*$""")
_TABLE_TWICE = re.compile(r"Cannot (?:declare|overwrite|mutate|redefine).*?\((.*)\)", re.DOTALL)


def parse(file: SourceFile, problems: Problems) -> Tables | None:
    """The tables of one file, or None and a problem."""
    try:
        return tomli.loads(file.text)
    except tomli.TOMLDecodeError as error:
        _report(file, error, problems)
    except RecursionError:
        problems.add("COY207", "this file nests too deep", span=file.span(0, 1))
    return None


def unquoted(key: str) -> str:
    """A quoted key as the tables have it; what cannot be read stays as it is."""
    try:
        return str(tomli.loads(f"key = {key}")["key"])
    except tomli.TOMLDecodeError:
        return key


def _report(file: SourceFile, error: tomli.TOMLDecodeError, problems: Problems) -> None:
    at = max(0, min(error.pos, len(file.text) - 1))
    twice = _TABLE_TWICE.search(error.msg)
    if twice or "overwrite" in error.msg or error.msg.startswith("Duplicate"):
        start = _line_start(file.text, at)
        message = "this stands here for the second time"
        if twice:
            name = ".".join(part.strip(" ',\"") for part in twice.group(1).split(","))
            message = f"[{name.strip('.')}] stands in this file for the second time"
        problems.add("COY108", message, span=file.span(start, max(start + 1, at)))
        return
    reason = _in_words(error.msg)
    blamed = _opening(file.text, at)
    if blamed is None:
        hint = meant(file.lines[file.position(at)[0] - 1])
        problems.add("COY002", f"this is not TOML: {reason}", hint=hint, span=file.span(at, at + 1))
        return
    start, length, what = blamed
    line = file.position(at)[0]
    hint = f"reading stopped at line {line}: {reason}"
    message = f"this is not TOML: {what} is not closed where it should be"
    problems.add("COY002", message, hint=hint, span=file.span(start, start + length))


def _in_words(message: str) -> str:
    """The parser's reason as the end of a sentence, characters by their names rather than as escapes."""
    illegal = re.fullmatch(r"(?:Illegal|Found invalid) character (.+)", message)
    if illegal is None:
        return message[:1].lower() + message[1:].rstrip(".")
    character = ast.literal_eval(illegal.group(1))  # tomli shows it as Python writes it
    if character == "\n":
        return "the line ends inside a text"
    return f"a control character (U+{ord(character):04X})"


def _line_start(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def _opening(text: str, at: int) -> tuple[int, int, str] | None:
    """Where the bracket or text opens that swallowed what stands at `at`: offset, length, its name.

    tomli stops where reading became impossible; an author looks for where it went wrong, which for
    a lost bracket or quote is earlier.
    """
    open_values: list[int] = []
    for token in _TOKEN.finditer(text):
        sign, start = token.group(), token.start()
        if start >= at:
            break
        if sign in ('"""', "'''", '"', "'"):
            return start, len(sign), "the text that opens here"
        if sign.startswith(('"""', "'''")) and _ENDS_IN_A_KEY.search(sign):
            return start, 3, "the text that opens here"
        if sign in "[{" and (open_values or not _heads_a_line(text, start)):
            open_values.append(start)
        elif sign in "]}" and open_values:
            open_values.pop()
    if open_values and text.count("\n", open_values[-1], at):
        return open_values[-1], 1, f'the "{text[open_values[-1]]}" that opens here'
    return _lost_quote(text, at)


def _lost_quote(text: str, at: int) -> tuple[int, int, str] | None:
    """Where a text over several lines was meant to open, if one of its three quotes is missing."""
    pair = _EMPTY_TEXT.search(text, 0, text.rfind("\n", 0, at) + 1)
    if pair is None:
        return None
    end = text.find(pair[1] + pair[1][0], at)
    if end < 0 or "=" in text[text.rfind("\n", 0, end) : end]:
        return None  # it was meant to be empty
    return (
        pair.start(1),
        2,
        "the text that opens here with two quotes",
    )


def _heads_a_line(text: str, at: int) -> bool:
    """Whether a bracket opens a table's name rather than a value."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t[")

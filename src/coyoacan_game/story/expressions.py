"""Expressions as trees: read with Python's own grammar, cut to a small part of it, never evaluated.

`read_expression` knows the grammar only. What names mean and which types fit is `story.scope`'s;
turning a checked tree into something that runs is the engine's.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

MAXIMUM_LENGTH = 2000  # characters
MAXIMUM_DEPTH = 40


class Where(NamedTuple):
    """Characters of the expression's text: from `start`, `length` of them."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Name:
    """`knows.bolt_drawn` as ("knows", "bolt_drawn")."""

    parts: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Literal:
    """A flag, a whole number or a text."""

    value: bool | int | str
    where: Where


@dataclass(frozen=True, slots=True)
class Not:
    """`not operand`."""

    operand: Expression
    where: Where


@dataclass(frozen=True, slots=True)
class Logic:
    """`operator` is "and" or "or"; two operands or more."""

    operator: str
    operands: tuple[Expression, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a < b <= c` keeps its chain: operators between neighbouring operands."""

    operands: tuple[Expression, ...]
    operators: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Membership:
    """`item in [literals]`, or `not in`."""

    item: Expression
    among: tuple[Literal, ...]
    negated: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Sum:
    """Whole numbers added or subtracted; `operator` is "+" or "-"."""

    left: Expression
    operator: str
    right: Expression
    where: Where


Expression: TypeAlias = Name | Literal | Not | Logic | Comparison | Membership | Sum


class ExpressionError(ValueError):
    """A text is no expression of ours. `code` is the catalogue's; `where` the characters meant."""

    def __init__(self, code: str, message: str, where: Where, hint: str | None = None) -> None:
        self.code, self.message, self.where, self.hint = code, message, where, hint
        super().__init__(message)


_PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*){0,3}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_SINGLE_EQUALS = re.compile(r"(?<![=!<>:])=(?!=)")
_RUN_TOGETHER = re.compile(r"\d[A-Za-z_]")
_KEYWORDS = frozenset({"and", "or", "not", "in", "is", "if", "else", "lambda", "true", "false"})
_COMPARE = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


@lru_cache(maxsize=16_384)
def read_expression(text: str) -> Expression:
    """The tree of an expression.

    Raises ExpressionError for anything outside the language; nothing else.
    """
    short = len(text) <= MAXIMUM_LENGTH
    if short and _PLAIN_NAME.fullmatch(text) and text not in _KEYWORDS:
        return Name(tuple(text.split(".")), Where(0, len(text)))
    return _Reader(text).read()


class _Reader:
    """Walks Python's tree for one text and rebuilds the part of it we know."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.simple = len(self.lines) == 1 and text.isascii()  # a column is a character's number

    def read(self) -> Expression:
        whole = Where(0, len(self.text))
        if len(self.text) > MAXIMUM_LENGTH:
            message = f"an expression is at most {MAXIMUM_LENGTH} characters"
            raise ExpressionError("COY207", message, whole)
        if not self.text.strip():
            raise ExpressionError("COY201", "this expression is empty", whole)
        for bad, name in (("\\", "a backslash"), ("\0", "a null character"), ("#", "a comment")):
            if bad in self.text:
                at = Where(self.text.index(bad), 1)
                raise ExpressionError("COY202", f"an expression has no room for {name}", at)
        try:
            tree = _parsed(self.text)
        except SyntaxError as error:
            raise self._unreadable(error) from None
        except (ValueError, MemoryError, RecursionError):
            raise ExpressionError("COY207", "this expression nests too deep", whole) from None
        return self.convert(tree.body, 0)

    def _unreadable(self, error: SyntaxError) -> ExpressionError:
        line, column = error.lineno or 1, error.offset or 1
        start = self._characters(line, None, column - 1)
        hint = None
        unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), self.text)
        if single := _SINGLE_EQUALS.search(unquoted):
            start = single.start()
            hint = 'to ask whether two things are equal, write "=="'
        elif "&" in unquoted or "|" in unquoted:
            hint = 'write "and", "or", "not"'
        start = min(start, max(0, len(self.text) - 1))
        return ExpressionError("COY201", "this expression cannot be read", Where(start, 1), hint)

    def _characters(self, line: int, utf8: int | None, characters: int = 0) -> int:
        """Offset in the text of a line and a column, the column in bytes or characters."""
        before = sum(len(earlier) + 1 for earlier in self.lines[: line - 1])
        if line > len(self.lines):
            return len(self.text)
        if utf8 is not None:
            prefix = ("(" if line == 1 else "") + self.lines[line - 1]
            characters = len(prefix.encode()[:utf8].decode(errors="ignore"))
        if line == 1:
            characters -= 1
        return min(before + max(0, characters), len(self.text))

    def where(self, node: ast.expr) -> Where:
        if self.simple and node.end_col_offset is not None and node.col_offset:
            # One less for the parenthesis that stands before the text; it belongs to a tuple.
            return Where(node.col_offset - 1, node.end_col_offset - node.col_offset)
        start = self._characters(node.lineno, node.col_offset)
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return Where(start, max(1, self._characters(end_line, end_column) - start))

    def convert(self, node: ast.expr, depth: int) -> Expression:
        where = self.where(node)
        if depth > MAXIMUM_DEPTH:
            message = f"an expression nests at most {MAXIMUM_DEPTH} deep"
            raise ExpressionError("COY207", message, where)
        match node:
            case ast.Name() | ast.Attribute():
                return self._name(node, where)
            case ast.Constant():
                return self._literal(node, where)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                return Literal(-value, where)
            case ast.UnaryOp(op=ast.Not()):
                return Not(self.convert(node.operand, depth + 1), where)
            case ast.BoolOp():
                operator = "and" if isinstance(node.op, ast.And) else "or"
                return Logic(
                    operator, tuple(self.convert(one, depth + 1) for one in node.values), where
                )
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                operator = "+" if isinstance(node.op, ast.Add) else "-"
                left, right = (
                    self.convert(node.left, depth + 1),
                    self.convert(node.right, depth + 1),
                )
                return Sum(left, operator, right, where)
            case ast.Compare():
                return self._compare(node, where, depth)
        raise ExpressionError("COY202", _refusal(node), where)

    def _name(self, node: ast.Name | ast.Attribute, where: Where) -> Expression:
        parts: list[str] = []
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            parts.insert(0, inner.attr)
            inner = inner.value
        if not isinstance(inner, ast.Name) or len(parts) > 3:
            raise ExpressionError("COY202", "a dot stands only between names", where)
        if not self.text[where.start : where.start + where.length].isascii():
            # Python reads wide and styled letters as plain ones; an id would have two spellings.
            raise ExpressionError("COY202", "a name is written in plain letters", where)
        parts.insert(0, inner.id)
        if parts in (["true"], ["false"]):
            return Literal(parts == ["true"], where)
        return Name(tuple(parts), where)

    def _literal(self, node: ast.Constant, where: Where) -> Literal:
        if isinstance(node.value, bool):
            hint = f'write "{str(node.value).lower()}"'
            raise ExpressionError("COY202", f'"{node.value}" is not a word here', where, hint)
        if isinstance(node.value, int):
            if abs(node.value) > 1_000_000:
                raise ExpressionError("COY110", "a number is at most a million", where)
            return Literal(node.value, where)
        if isinstance(node.value, str):
            return Literal(node.value, where)
        raise ExpressionError("COY202", _refusal(node), where)

    def _compare(self, node: ast.Compare, where: Where, depth: int) -> Expression:
        if len(node.ops) == 1 and isinstance(node.ops[0], ast.In | ast.NotIn):
            return self._membership(node, where, depth)
        operators = []
        for one in node.ops:
            if type(one) not in _COMPARE:
                word = "in" if isinstance(one, ast.In | ast.NotIn) else "is"
                raise ExpressionError("COY202", f'"{word}" does not fit here', where)
            operators.append(_COMPARE[type(one)])
        operands = tuple(self.convert(one, depth + 1) for one in (node.left, *node.comparators))
        return Comparison(operands, tuple(operators), where)

    def _membership(self, node: ast.Compare, where: Where, depth: int) -> Membership:
        listed = node.comparators[0]
        if not isinstance(listed, ast.List | ast.Tuple | ast.Set) or not listed.elts:
            at = self.where(listed)
            raise ExpressionError("COY202", '"in" needs a list of values, ["a", "b"]', at)
        among = []
        for element in listed.elts:
            value = self.convert(element, depth + 1)
            if not isinstance(value, Literal):
                raise ExpressionError("COY202", "a list holds values, not names", value.where)
            among.append(value)
        negated = isinstance(node.ops[0], ast.NotIn)
        return Membership(self.convert(node.left, depth + 1), tuple(among), negated, where)


def _parsed(text: str) -> ast.Expression:
    # Parentheses let an expression run over several lines, as TOML's texts do.
    enclosed = f"({text}\n)"
    if not _RUN_TOGETHER.search(text):
        return ast.parse(enclosed, mode="eval")
    with warnings.catch_warnings():
        # "1or" is read by some versions of Python with a warning, by others not at all.
        warnings.simplefilter("error")
        return ast.parse(enclosed, mode="eval")


def _refusal(node: ast.expr) -> str:
    words = {
        ast.Call: "functions cannot be called",
        ast.Subscript: "nothing can be looked up with [ ]",
        ast.Lambda: "functions cannot be written",
        ast.IfExp: '"if" does not fit here',
        ast.BinOp: 'only "+" and "-" are known',
        ast.UnaryOp: 'only "not" and a minus before a number are known',
        ast.JoinedStr: "texts in an expression are plain",
        ast.NamedExpr: '":=" does not fit here',
        ast.List: 'a list stands only after "in"',
        ast.Tuple: 'a list stands only after "in"',
    }
    return words.get(type(node), "this is not part of the expression language")

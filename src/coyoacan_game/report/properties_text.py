"""Properties for people: each in its place, with its answer and the path that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TextIO

from coyoacan_game.explorer import Inquiry, Judgement
from coyoacan_game.report.printable import printable
from coyoacan_game.source import Span

PlaceOf = Callable[[str], Span | None]
InWords = Callable[[str], str]


def write_inquiry_text(
    out: TextIO, found: Inquiry, *, place_of: PlaceOf, in_words: InWords
) -> None:
    """Properties that were asked alone, and what came of all of them."""
    write_properties(out, found.properties, place_of, in_words)
    out.write(f"{found.verdict}, in {found.seconds:.1f} s\n")


def write_properties(
    out: TextIO, found: Mapping[str, Judgement], place_of: PlaceOf, in_words: InWords
) -> None:
    """`place_of` finds an address in its file, `in_words` says an action as the author wrote it."""
    for id_, one in found.items():
        span = place_of(f"property.{id_}")
        where = f"{span.file}:{span.line}:{span.column}: " if span else ""
        out.write(f"{where}{_answer(one)}: property.{id_}: {printable(one.says)}\n")
        if one.answer == "refuted":
            out.write(f"    {_against(one)}\n")
        write_path(out, one.path or (), in_words)


def write_path(out: TextIO, path: tuple[str, ...], in_words: InWords) -> None:
    """Actions, numbered."""
    out.writelines(
        f"    {number:3} {printable(in_words(action))}\n" for number, action in enumerate(path, 1)
    )


def _answer(one: Judgement) -> str:
    return "not decided within these bounds" if one.answer == "open" else one.answer


def _against(one: Judgement) -> str:
    """What a refuted property comes to."""
    if one.path is None:
        return "proven that no play gets there"
    if not one.path:
        return "so it is from the beginning"
    if one.says.startswith("always_can"):
        return "after this it is out of reach; the last choice is the last at which it was not"
    return "this play goes against it"

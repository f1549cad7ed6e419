"""An exploration for people: what is proven in a line each, then every finding with its path and place."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from coyoacan_game.explorer import Decision, Exploration, Target
from coyoacan_game.report.printable import printable
from coyoacan_game.report.properties_text import InWords, PlaceOf, write_path, write_properties
from coyoacan_game.source import Span

# One and many, as the lines name them.
NAMES = {
    "ending": ("ending", "endings"),
    "dossier": ("dossier", "dossiers"),
    "scene": ("scene", "scenes"),
    "choice": ("choice", "choices"),
    "note": ("note", "notes"),
    "comparison": ("comparison", "comparisons"),
    "row": ("line of a register", "lines of registers"),
    "finding": ("finding", "findings"),
    "filed": ("filing", "filings"),
    "event": ("event", "events"),
    "state": ("state of a person", "states of people"),
    "guard": ("side of a guard", "sides of guards"),
    "variant": ("text variant", "text variants"),
    "look": ("run of a stretch", "runs of stretches"),
    "glimpse": ("glimpse", "glimpses"),
    "account": ("account", "accounts"),
}


def write_exploration_text(
    out: TextIO, found: Exploration, *, place_of: PlaceOf, in_words: InWords
) -> None:
    """`place_of` finds an address in its file, `in_words` says an action as the author wrote it."""
    _proven(out, found)
    for target in found.faults:
        _fault(out, target, found.answers[target], place_of, in_words)
    lost = found.softlocks
    if lost.path is not None:
        last = lost.path[-1] if lost.path else None
        where = _where(place_of(last) if last else None)
        out.write(f"{where}refuted: softlock: from there no ending can be reached any more\n")
        write_path(out, lost.path, in_words)
        if last:
            out.write(f"    the last choice at which it could be avoided: {printable(last)}\n")
    _together(out, found, place_of)
    write_properties(out, found.properties, place_of, in_words)
    _open(out, found)
    counted = found.count
    states = f"{counted.states} states" if counted.states is not None else counted.reason
    out.write(f"{found.verdict}, in {found.seconds:.1f} s; counted: {states}\n")


def _proven(out: TextIO, found: Exploration) -> None:
    totals: Counter[str] = Counter(one.kind for one in found.answers)
    met: Counter[str] = Counter(
        one.kind for one, made in found.answers.items() if made.answer == "found"
    )
    for kind, (one, many) in NAMES.items():
        if totals[kind]:
            name = one if totals[kind] == 1 else many
            verb = "reached" if kind not in ("variant", "guard") else "met"
            line = f"{met[kind]} of {totals[kind]} {name} can be {verb}"
            out.write(f"proven: {line}\n" if met[kind] == totals[kind] else f"found:  {line}\n")
    if found.softlocks.answer == "none":
        out.write("proven: no softlock: from everywhere an ending can be reached\n")
    for target, decision in found.answers.items():
        if target.kind == "dead_end" and decision.answer == "impossible":
            out.write("proven: no dead end: something can always be done\n")
    faults = [made for one, made in found.answers.items() if one.kind == "fault"]
    if faults and all(made.answer == "impossible" for made in faults):
        out.write("proven: no counter leaves its range\n")
    always = [
        one.address
        for one, made in found.answers.items()
        if one.kind == "guard" and one.side == "false" and made.answer == "impossible"
        if found.whole
    ]
    out.writelines(f"note:   always true: {printable(address)}\n" for address in always)
    out.writelines(
        f"note:   no play to {printable(address)} is longer than {_moves(one.moves)}\n"
        for address, one in found.longest.items()
        if one.moves is not None
    )


def _together(out: TextIO, found: Exploration, place_of: PlaceOf) -> None:
    """Events that can come at one moment: which of them then happens."""
    for target, decision in found.answers.items():
        if target.kind == "together" and decision.path is not None:
            first, other = target.address.split()
            where = _where(place_of(other))
            said = f"{other} can come at the same moment as {first}, which happens first"
            out.write(f"{where}note: {said}; after {_moves(len(decision.path))}\n")
    pairs = [made.answer for one, made in found.answers.items() if one.kind == "together"]
    if "open" in pairs:
        count = pairs.count("open")
        out.write(f"note:   whether events come at one moment was left open for {count} pairs\n")


def _fault(
    out: TextIO, target: Target, decision: Decision, place_of: PlaceOf, in_words: InWords
) -> None:
    address = (
        target.moment[1] if target.kind == "dead_end" and target.moment[1:] else target.address
    )
    where = _where(place_of(address))
    if decision.path is None:
        out.write(f"{where}refuted: {printable(target.name)}: proven that no play gets there\n")
        return
    what = "a counter leaves its range" if target.kind == "fault" else "nothing is on offer"
    out.write(f"{where}refuted: {printable(target.name)}: {what}\n")
    write_path(out, decision.path, in_words)


def _open(out: TextIO, found: Exploration) -> None:
    left = found.undecided
    if left:
        out.write(f"not decided within these bounds: {len(left)}\n")
        out.writelines(f"    {printable(target.name)}\n" for target in left)
    if found.softlocks.answer == "open":
        out.write("not decided within these bounds: softlocks\n")


def _where(span: Span | None) -> str:
    return "" if span is None else f"{span.file}:{span.line}:{span.column}: "


def _moves(count: int) -> str:
    return "1 move" if count == 1 else f"{count} moves"

"""What can be done, as both faces list it: the same words in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Action, Program, State, ending, offered, reopenings
from coyoacan_game.engine.looking import LEAVE, ON
from coyoacan_game.view.findings import filled_sentence, verdict_words
from coyoacan_game.view.looking import look_words
from coyoacan_game.view.places import place_named
from coyoacan_game.view.words import as_line, spoken_minutes

# Done again and again: that one was done before says nothing.
UNMARKED = frozenset({"wait", ON, LEAVE})


@dataclass(frozen=True)
class Offer:
    """One line of the list. `reason` is why it cannot be taken now, None when it can."""

    action: Action
    text: str
    kind: Literal["choice", "exit", "wait", "dossier", "row", "look"]
    reason: str | None = None


def offers(program: Program, state: State) -> tuple[Offer, ...]:
    """The scene's choices, the ways out, and waiting; also what is shown with a reason against it.

    At an ending only going on to the dossier it leads to, or, if to none, going back to one; while
    one looks back, what there is in that. Rows, comparisons and filings are not listed here: they are
    done in the tables, the notebook and the file.
    """
    if state.data & program.looking:
        return tuple(
            Offer(one, words_of(program, state, one), "look") for one in offered(program, state)
        )
    if ending(program, state) is not None:
        ways = offered(program, state) or reopenings(program, state)
        return tuple(Offer(one, words_of(program, state, one), "dossier") for one in ways)
    scene = program.scenes[state.scene]
    found: list[Offer] = []
    last: list[Offer] = []
    for name, choice in program.story.scene[scene].choice.items():
        address = f"scene.{scene}.choice.{name}"
        if _used_up(program, state, address, once=choice.once):
            continue
        one = _offer(program, state, address, choice.text, "choice", choice.unless_shown)
        if one:
            (last if choice.last else found).append(one)
    place = program.ways_from(state)
    if place is not None:
        for other, way in program.story.ways(place).items():
            address = f"place.{place}.exit.{other}"
            one = _offer(program, state, address, way.text, "exit", way.unless_shown)
            if one:
                found.append(one)
    waiting = program.deed("wait")
    if waiting and waiting.allowed(*state):
        found.append(Offer("wait", words_of(program, state, "wait"), "wait"))
    return (*found, *last)


def _offer(
    program: Program,
    state: State,
    address: str,
    text: str | None,
    kind: Literal["choice", "exit"],
    unless_shown: str | None,
) -> Offer | None:
    deed = program.deed(address)
    if deed is None:
        return None
    allowed = deed.allowed(*state)
    if not allowed and unless_shown is None:
        return None
    if text is None:
        words = words_of(program, state, address)
    else:
        words = as_line(program.text(f"{address}.text", text)(*state))
    if allowed or unless_shown is None:
        return Offer(address, words, kind)
    reason = as_line(program.text(f"{address}.unless_shown", unless_shown)(*state))
    return Offer(address, words, kind, reason)


def ways_out(program: Program, state: State) -> tuple[Offer, ...]:
    """The exits that are offered, or shown with a reason against them; none where one cannot walk off."""
    return tuple(one for one in offers(program, state) if one.kind == "exit")


def row_offers(program: Program, state: State) -> tuple[Offer, ...]:
    """The rows of tables that can be asked about now."""
    rows = [one for one in offered(program, state) if one.startswith("table.")]
    return tuple(Offer(one, words_of(program, state, one), "row") for one in rows)


def _used_up(program: Program, state: State, address: str, *, once: bool) -> bool:
    """A choice that was taken for good is gone, whatever reason it could show."""
    _, scene, _, name = address.split(".")
    return once and bool(state.data & program.layout.bit(("chose", scene, name)))


def words_of(program: Program, state: State, action: Action) -> str:
    """What the player did, as it is echoed. `state` is the one in which it was offered."""
    match action.split("."):
        case ["scene", scene, "choice", name]:
            text = program.story.scene[scene].choice[name].text
            return as_line(program.text(f"{action}.text", text)(*state))
        case ["place", place, "exit", other]:
            way = program.story.ways(place)[other]
            if way.text is None:
                return f"Go to: {' '.join(place_named(program, state, other).split())}"
            return as_line(program.text(f"{action}.text", way.text)(*state))
        case ["wait"]:
            return f"Wait {spoken_minutes(program.today(state.time).wait)}."
        case ["dossier", id_]:
            return f"Go on: {program.story.dossier[id_].title}"
        case ["reopen", id_]:
            return f"Go back to: {program.story.dossier[id_].title}"
        case ["table", id_, "row", row]:
            table = program.story.table[id_]
            return f"Ask about: {', '.join(table.row[row].cells)} ({table.title})"
        case ["comparison", id_]:
            titles = [
                program.story.note[note].title for note in program.story.comparison[id_].notes
            ]
            return f"Compare: {titles[0]} / {titles[1]}"
        case ["report", id_, "soften", verdict]:
            return f"Soften: {program.story.finding[id_].title} ({verdict_words(verdict)})"
        case ["finding" | "report", id_, "withdraw"]:
            return f"Withdraw: {program.story.finding[id_].title}"
        case ["finding", id_, "file", *parts]:
            sentence = filled_sentence(program, id_, tuple(parts[:-1]))
            return f"File: {sentence} ({verdict_words(parts[-1])})"
    return look_words(program, action) or action

"""A turn in lines: what happened, who is there, what can be done. Values in, lines out."""

from __future__ import annotations

from coyoacan_game.engine import Playthrough, Program, State, Turn, ending
from coyoacan_game.engine.record import Ended, Entered
from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.looking import tell_look
from coyoacan_game.plain.moment import open_registers, tell_moment
from coyoacan_game.story.text import Shown
from coyoacan_game.view import (
    Offer,
    Person,
    Piece,
    date_of,
    look_of,
    offers,
    people_here,
    people_seen,
    picture,
    place_named,
    time_of,
    told,
    writes_report,
)
from coyoacan_game.view.offers import UNMARKED
from coyoacan_game.view.words import as_text


def tell_title(lines: Lines, program: Program) -> None:
    """Title, subtitle, summary, and the day if there is only one."""
    about = program.story.story
    lines.say(about.title)
    for line in (about.subtitle, "" if len(program.days) > 1 else date_of(program)):
        if line:
            lines.say(line)
    lines.say()
    if about.summary:
        lines.block(" ".join(about.summary.split()))


def tell_turn(lines: Lines, program: Program, turn: Turn, before: State | None) -> None:
    """The pieces of a turn, then what has changed around the player, unless it was the last."""
    for piece in told(program, turn, before):
        if piece.text:
            lines.block(_words(piece))
    if any(isinstance(entry, Ended) for entry in turn.entries):
        return
    entered = any(isinstance(entry, Entered) for entry in turn.entries)
    tell_moment(lines, program, turn.state, before, headed=entered)
    people = _people(program, turn.state)
    came_in = entered and program.ways_from(turn.state) is not None
    if before is None or came_in or people != _people(program, before):
        lines.block(people)
    if entered and writes_report(program, turn.state):
        lines.block("Type f to open it.")
    if before is None or open_registers(program, turn.state) != open_registers(program, before):
        lines.block(open_registers(program, turn.state))


def tell_scene(lines: Lines, program: Program, state: State) -> None:
    """The present scene once more, as it reads now; where one looks back, what is perceived."""
    look = look_of(program, state)
    if look is not None:
        tell_look(lines, look)
        return
    scene = program.story.scene[program.scenes[state.scene]]
    date = date_of(program, state) if len(program.days) > 1 else ""
    lines.block(" · ".join(part for part in (scene.title, date, time_of(program, state)) if part))
    text: Shown = program.scene_text(state.scene)(*state)
    lines.shown(text)
    if scene.picture:
        lines.block(f"Picture: {picture(program, state, scene.picture).sentence}")
    reached = ending(program, state)
    if reached is not None:
        last = program.story.ending[reached]
        lines.block(f"The end: {last.title}")
        lines.shown(program.text(f"ending.{reached}.text", last.text)(*state))
        return
    tell_moment(lines, program, state, None, headed=True)
    lines.block(_people(program, state))
    lines.block(open_registers(program, state))


def tell_offers(lines: Lines, program: Program, play: Playthrough) -> None:
    """What can be done, numbered as on the screen; what cannot be done now, with its reason."""
    number = 0
    for offer in offers(program, play.state):
        if offer.reason is not None:
            lines.say(f"Not now: {offer.text} ({offer.reason})", "   ")
            continue
        number += 1
        again = " (taken before)" if _marked(play, offer) else ""
        lines.say(f"{number}. {offer.text}{again}", "   ")


def _marked(play: Playthrough, offer: Offer) -> bool:
    return (
        offer.kind in ("choice", "look")
        and offer.action not in UNMARKED
        and play.was_taken(offer.action)
    )


def _words(piece: Piece) -> str:
    words = as_text(piece.text)
    match piece.role:
        case "echo":
            return f"> {words}"
        case "picture":
            return f"Picture: {words}"
        case "ending":
            return f"The end: {words}"
        case "summary":
            return f"What came before: {words}"
    return words


def _people(program: Program, state: State) -> str:
    """Everyone who is here, a line each; who is in sight elsewhere, all in one line."""
    here = [f"Here: {described(one)}." for one in people_here(program, state)]
    seen = [
        f"{one.name} ({place_named(program, state, one.place)})"
        for one in people_seen(program, state)
        if one.place
    ]
    if seen:
        here.append(f"In sight: {', '.join(seen)}.")
    return "\n".join(here)


def described(one: Person) -> str:
    """Name, role, and what they are doing."""
    doing = f", who {one.doing.rstrip('.')}" if one.doing else ""
    return f"{one.name}, {one.role}{doing}"

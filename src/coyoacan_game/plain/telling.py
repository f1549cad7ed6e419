"""A turn in lines: what happened, who is there, what can be done. Values in, lines out."""

from __future__ import annotations

from coyoacan_game.engine import Playthrough, Program, State, Turn, ending
from coyoacan_game.engine.record import Ended, Entered
from coyoacan_game.plain.lines import Lines
from coyoacan_game.story.text import Shown
from coyoacan_game.view import (
    Offer,
    Person,
    Piece,
    date_of,
    offers,
    people_here,
    people_seen,
    picture,
    time_of,
    told,
)
from coyoacan_game.view.words import as_text


def tell_title(lines: Lines, program: Program) -> None:
    """Title, subtitle, day and summary."""
    about = program.story.story
    lines.say(about.title)
    for line in (about.subtitle, date_of(program)):
        if line:
            lines.say(line)
    lines.say()
    if about.summary:
        lines.block(" ".join(about.summary.split()))


def tell_turn(lines: Lines, program: Program, turn: Turn, before: State | None) -> None:
    """The pieces of a turn, then what has changed around the player, unless it was the last."""
    for piece in told(program, turn, before):
        lines.block(_words(piece))
    if any(isinstance(entry, Ended) for entry in turn.entries):
        return
    entered = any(isinstance(entry, Entered) for entry in turn.entries)
    time = time_of(program, turn.state)
    if before is not None and not entered and time != time_of(program, before):
        lines.block(f"It is {time}.")
    people = _people(program, turn.state)
    came_in = entered and program.ways_from(turn.state) is not None
    if before is None or came_in or people != _people(program, before):
        lines.block(people)


def tell_scene(lines: Lines, program: Program, state: State) -> None:
    """The present scene once more, as it reads now."""
    scene = program.story.scene[program.scenes[state.scene]]
    time = time_of(program, state)
    lines.block(f"{scene.title} · {time}" if time else scene.title)
    if scene.picture:
        lines.block(f"Picture: {picture(program, state, scene.picture).sentence}")
    text: Shown = program.scene_text(state.scene)(*state)
    lines.shown(text)
    reached = ending(program, state)
    if reached is not None:
        last = program.story.ending[reached]
        lines.block(f"The end: {last.title}")
        lines.shown(program.text(f"ending.{reached}.text", last.text)(*state))
        return
    lines.block(_people(program, state))


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
    return offer.kind == "choice" and play.was_taken(offer.action)


def _words(piece: Piece) -> str:
    words = as_text(piece.text)
    match piece.role:
        case "echo":
            return f"> {words}"
        case "picture":
            return f"Picture: {words}"
        case "ending":
            return f"The end: {words}"
    return words


def _people(program: Program, state: State) -> str:
    """Everyone who is here, a line each; who is in sight elsewhere, all in one line."""
    here = [f"Here: {described(one)}." for one in people_here(program, state)]
    places = program.story.place
    seen = [
        f"{one.name} ({places[one.place].name})" for one in people_seen(program, state) if one.place
    ]
    if seen:
        here.append(f"In sight: {', '.join(seen)}.")
    return "\n".join(here)


def described(one: Person) -> str:
    """Name, role, and what they are doing."""
    doing = f", who {one.doing.rstrip('.')}" if one.doing else ""
    return f"{one.name}, {one.role}{doing}"

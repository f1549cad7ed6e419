"""One turn as it is told: the same pieces in the same order on the screen, in plain mode and in a transcript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from coyoacan_game.engine import Program, State, Turn
from coyoacan_game.engine.days import Hours
from coyoacan_game.engine.looking import ON
from coyoacan_game.engine.record import (
    Confirmed,
    Ended,
    Entered,
    Entry,
    Fault,
    Happened,
    Learnt,
    Looked,
    LookEnded,
    LookOpened,
    Said,
)
from coyoacan_game.story.models import Story
from coyoacan_game.story.text import Shown
from coyoacan_game.view.findings import listed
from coyoacan_game.view.looking import assumption, look_of
from coyoacan_game.view.moment import date_words, time_of
from coyoacan_game.view.offers import words_of
from coyoacan_game.view.picture import PictureView, picture
from coyoacan_game.view.steps import end_said, step_said
from coyoacan_game.view.words import REPORT_OPENS, RESULT_WORDS, as_text, shown

Role = Literal[
    "echo",
    "title",
    "text",
    "result",
    "note",
    "picture",
    "confirmed",
    "ending",
    "fault",
    "summary",
    "day",
    "look",
]


class Piece(NamedTuple):
    """A stretch of the record and what it is.

    A picture has `picture` beside what is new of its sentence in `text`, which may be nothing.
    """

    role: Role
    text: Shown
    picture: PictureView | None = None


def told(program: Program, turn: Turn, before: State | None) -> tuple[Piece, ...]:
    """The pieces of one turn. `before` is the state it was taken in, None for the opening."""
    pieces: list[Piece] = []
    if before is not None and turn.action != ON:  # of a step, its minute says enough
        pieces.append(Piece("echo", shown(words_of(program, before, turn.action))))
    story = program.story
    today = program.today(before.time) if before is not None and program.days else None
    for entry in in_reading_order(story, turn.entries):
        day = _day_of(program, entry)
        if day is not None and day is not today:
            pieces.append(Piece("day", shown(date_words(program, day.opens))))
            today = day
        match entry:
            case Said():
                pieces.append(Piece("summary" if _sums_up(entry) else "text", entry.text))
                if entry.address.startswith("comparison."):
                    result = story.comparison[entry.address.split(".")[1]].result
                    pieces.append(Piece("result", shown(RESULT_WORDS[result])))
            case Entered():
                scene = story.scene[entry.scene]
                heading = " · ".join(filter(None, (scene.title, time_of(program, turn.state))))
                pieces.append(Piece("title", shown(heading)))
                pieces.append(Piece("text", entry.text))
                pieces += _picture(program, turn.state, scene.picture, before)
                if scene.report:
                    pieces.append(Piece("result", shown(REPORT_OPENS)))
            case Learnt():
                pieces.append(Piece("note", shown(f"Noted: {story.note[entry.note].title}")))
            case Confirmed():
                title = story.finding[entry.finding].title
                pieces.append(Piece("confirmed", shown(f"Confirmed: {title}")))
                pieces.append(Piece("text", entry.text))
            case Ended():
                ending = story.ending[entry.ending]
                pieces.append(Piece("ending", shown(ending.title)))
                pieces.append(Piece("text", entry.text))
                pieces += _picture(program, turn.state, ending.picture, None)
            case Fault():
                words = (
                    f'A fault in the story: at {entry.address}, "{entry.variable}" would have '
                    f"become {entry.value}, outside its range. It was left as it was."
                )
                pieces.append(Piece("fault", shown(words)))
            case LookOpened() | Looked() | LookEnded():
                pieces += _look(program, turn, entry)
            case Happened():
                pass
    pieces += _asked(program, turn, before)
    return tuple(pieces)


def _asked(program: Program, turn: Turn, before: State | None) -> Iterator[Piece]:
    """The questions that came into the file, unless play is over; at the opening they are no news."""
    if before is None or any(isinstance(one, Ended) for one in turn.entries):
        return
    known = listed(program, before)
    for id_ in listed(program, turn.state):
        if id_ not in known:
            yield Piece("note", shown(f"A new question: {program.story.finding[id_].title}"))


def in_reading_order(story: Story, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a turn, the notes of a scene after its text: above it they would give it away.

    A note stands at once after the words that taught it; without such words it waits for the
    scene that is entered in the same turn, if there is one.
    """
    entered = [number for number, entry in enumerate(entries) if isinstance(entry, Entered)]
    last = entered[-1] if entered else -1
    ordered: list[Entry] = []
    waiting: list[Entry] = []
    taught: tuple[str, ...] = ()
    for number, entry in enumerate(entries):
        if isinstance(entry, Learnt) and number < last and entry.note not in taught:
            waiting.append(entry)
            continue
        ordered.append(entry)
        if isinstance(entry, Said):
            taught = _taught_at(story, entry.address)
        elif isinstance(entry, Entered):
            ordered += waiting
            waiting = []
    return ordered


def _taught_at(story: Story, address: str) -> tuple[str, ...]:
    """The notes that come with the words at an address."""
    match address.split("."):
        case ["scene", scene, "choice", choice, _]:
            return story.scene[scene].choice[choice].learn
        case ["event", event, _]:
            return story.event[event].learn
        case ["table", table, "row", row, _]:
            return story.table[table].row[row].learn
    return ()


def _look(program: Program, turn: Turn, entry: LookOpened | Looked | LookEnded) -> Iterator[Piece]:
    """A step of a run; or what is being chosen, with all that is assumed when it is opened."""
    match entry:
        case Looked():
            look = look_of(program, entry.state)
            if entry.before is None and look is not None:
                yield Piece("title", shown(look.title))
            said = step_said(program, entry)
            if said:
                yield Piece("look", shown(said))
        case LookEnded():
            yield Piece("look", shown(end_said(program, entry)))
        case LookOpened():
            look = look_of(program, entry.state)
            if look is None:
                return
            if turn.action.startswith("assume."):
                _, dispute, account = turn.action.split(".")
                said = assumption(program.story, dispute, account)
                yield Piece("look", shown(f"From now on: {said}"))
                return
            yield Piece("title", shown(look.heading))
            if turn.action.startswith("scene."):
                yield from (Piece("look", shown(f"Assumed: {one}")) for one in look.assumed)


def _sums_up(said: Said) -> bool:
    """Whether a text is what came before a dossier, which belongs to no day of it."""
    return said.address.startswith("dossier.")


def _day_of(program: Program, entry: Entry) -> Hours | None:
    """The day something happened on; None where that is not to be said, or there is one day only."""
    if len(program.days) < 2:
        return None
    match entry:
        case Said() if _sums_up(entry):
            return None
        case Said() | Entered() | Happened() | Confirmed():
            return program.today(entry.state.time)
    return None


def _picture(program: Program, state: State, id_: str | None, before: State | None) -> list[Piece]:
    """A picture; of one that the scene before had too, only what is new is said in words."""
    if id_ is None:
        return []
    view = picture(program, state, id_)
    known: tuple[str, ...] = ()
    if before is not None and program.story.scene[program.scenes[before.scene]].picture == id_:
        known = picture(program, before, id_).sentences
    fresh = [one for one in view.sentences if one not in known]
    return [Piece("picture", shown(" ".join(fresh)) if fresh else (), view)]


def transcript(program: Program, turns: Iterable[Turn]) -> str:
    """A whole play as plain text, the same bytes for the same actions."""
    parts: list[str] = [program.story.story.title, ""]
    before: State | None = None
    for turn in turns:
        for piece in told(program, turn, before):
            if piece.text:
                parts += [plain_piece(piece), ""]
        before = turn.state
    return "\n".join(parts)


def plain_piece(piece: Piece) -> str:
    """A piece as text without any drawing."""
    words = as_text(piece.text)
    match piece.role:
        case "echo":
            return f"> {words}"
        case "title":
            return f"## {words}"
        case "note":
            return f"[{words}]"
        case "confirmed" | "ending":
            return f"** {words} **"
        case "picture":
            return f"(Picture: {words})"
        case "summary":
            return f"[What came before] {words}"
        case "day":
            return f"---- {words} ----"
    return words

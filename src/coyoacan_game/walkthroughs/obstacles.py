"""Why an action is not offered in a state: a sentence, and the guard that says no, taken apart.

Asks the story's tables for what there is and the engine for what holds; decides nothing itself.
"""

from __future__ import annotations

from coyoacan_game.engine import Action, Program, State, ending
from coyoacan_game.view.moment import knows
from coyoacan_game.walkthroughs.blocked import Obstacle, guarded
from coyoacan_game.walkthroughs.looked import looking_back


def obstacle(program: Program, state: State, action: Action) -> Obstacle:
    """Why an action that is not offered is not. Actions the story does not have are welcome."""
    if action.startswith("dossier."):
        return _going_on(program, state, action)
    if action.startswith("reopen."):
        return _going_back(program, state, action)
    if action.startswith(("look.", "assume.")) or state.data & program.looking:
        return looking_back(program, state, action)
    ended = ending(program, state)
    if ended is not None:
        return Obstacle(f'the play has ended: ending "{ended}"')
    match action.split("."):
        case ["scene", scene, "choice", choice]:
            return _choice(program, state, scene, choice)
        case ["place", place, "exit", other]:
            return _exit(program, state, place, other)
        case ["wait"]:
            return _wait(program, state)
        case ["wait", rest]:
            once = program.today(state.time).wait
            return Obstacle(f"to wait takes {once} minutes today, which leaves {rest}")
        case ["table", id_, "row", row]:
            return _row(program, state, id_, row)
        case ["comparison", id_]:
            return _comparison(program, state, id_)
        case ["finding", id_, *rest]:
            return _finding(program, state, id_, withdraw=rest == ["withdraw"])
        case ["report", id_, *rest]:
            return _reporting(program, state, id_, softens=rest != ["withdraw"])
    return Obstacle("the story has no such action")


def _choice(program: Program, state: State, scene: str, name: str) -> Obstacle:
    here = program.scenes[state.scene]
    choice = program.story.scene[scene].choice.get(name)
    if choice is None:
        others = [id_ for id_, one in program.story.scene.items() if name in one.choice]
        where = ", ".join(f'"{one}"' for one in others)
        return Obstacle(f'scene "{here}" has no choice "{name}"; it is a choice of {where}')
    if scene != here:
        return Obstacle(f'it is a choice of scene "{scene}", and the play stands in "{here}"')
    taken = state.data & program.layout.bit(("chose", scene, name))
    if choice.once and taken:
        return Obstacle("it can be taken once, and was taken before")
    address = ("scene", scene, "choice", name, "when")
    blocked = guarded(program, state, choice.when, address, "its guard is false")
    return blocked or Obstacle("it is not offered")


def _exit(program: Program, state: State, place: str, other: str) -> Obstacle:
    here = program.scenes[state.scene]
    own = program.ways_from(state)
    if own is None:
        return Obstacle(f'scene "{here}" offers no exits: it has to be left by a choice first')
    if own != place:
        return Obstacle(f'it leads out of "{place}", and the play stands in "{own}"')
    ways = program.story.ways(place)
    if other not in ways:
        known = ", ".join(f'"{one}"' for one in ways) or "nowhere"
        return Obstacle(f'no exit leads from "{place}" to "{other}"; one can go to {known}')
    address = ("place", place, "exit", other, "when")
    blocked = guarded(program, state, ways[other].when, address, "its guard is false")
    return blocked or Obstacle("it is not offered")


def _wait(program: Program, state: State) -> Obstacle:
    if not program.lets_go(state.scene):
        scene = program.scenes[state.scene]
        return Obstacle(f'nobody can wait in scene "{scene}": it offers no exits and no waiting')
    today = program.today(state.time)
    if not today.wait:
        return Obstacle(f'nobody can wait on day "{today.id}"')
    return Obstacle("the clock stands at its end")


def _going_on(program: Program, state: State, action: Action) -> Obstacle:
    endings = [id_ for id_, one in program.story.ending.items() if f"dossier.{one.next}" == action]
    reached = ending(program, state)
    now = f'"{reached}" has been reached' if reached else "none has been reached"
    after = ", ".join(f'"{one}"' for one in endings) or "none"
    return Obstacle(f"it is what follows an ending, {after}, and {now}")


def _going_back(program: Program, state: State, action: Action) -> Obstacle:
    id_ = action.removeprefix("reopen.")
    if action not in program.reopenings:
        return Obstacle(f'dossier "{id_}" does not say that it reopens')
    reached = ending(program, state)
    now = f'"{reached}" leads on' if reached else "none has been reached"
    return Obstacle(f"one goes back at an ending that leads nowhere else, and {now}")


def _reporting(program: Program, state: State, id_: str, *, softens: bool) -> Obstacle:
    if state.scene not in program.reporting.scenes:
        here = program.scenes[state.scene]
        return Obstacle(f'no report is written in scene "{here}"')
    if not program.layout.fields["claim", id_].get(state.data):
        return Obstacle("nothing is filed")
    return Obstacle("it says as little already" if softens else "it is not offered")


def _row(program: Program, state: State, table: str, name: str) -> Obstacle:
    written = program.story.table[table]
    if state.data & program.layout.bit(("asked", table, name)):
        return Obstacle("it can be asked about once, and was before")
    here = ("table", table)
    why = "the table cannot be opened"
    blocked = guarded(program, state, written.when, (*here, "when"), why)
    if blocked is None:
        why = "the row does not stand in the table"
        when = written.row[name].when
        blocked = guarded(program, state, when, (*here, "row", name, "when"), why)
    return blocked or Obstacle("it is not offered")


def _missing(program: Program, state: State, notes: tuple[str, ...]) -> Obstacle | None:
    lacking = [note for note in notes if not knows(program, state, note)]
    if not lacking:
        return None
    because = tuple(
        f"knows.{note} is false (learnt at {', '.join(teachers(program, note)) or 'nowhere'})"
        for note in lacking
    )
    plural = "notes it needs are" if len(lacking) > 1 else "note it needs is"
    return Obstacle(f"the {plural} not in the notebook", because)


def _comparison(program: Program, state: State, id_: str) -> Obstacle:
    comparison = program.story.comparison[id_]
    missing = _missing(program, state, comparison.notes)
    if missing:
        return missing
    if state.data & program.layout.bit(("compared", id_)):
        return Obstacle("the two have been compared before")
    address = ("comparison", id_, "when")
    blocked = guarded(program, state, comparison.when, address, "its guard is false")
    return blocked or Obstacle("it is not offered")


def _finding(program: Program, state: State, id_: str, *, withdraw: bool) -> Obstacle:
    finding = program.story.finding[id_]
    if state.data & program.layout.bit(("solved", id_)):
        return Obstacle("it has been confirmed, and can no longer be changed")
    missing = _missing(program, state, finding.needs)
    if missing:
        return missing
    why = "the question is not asked yet"
    blocked = guarded(program, state, finding.when, ("finding", id_, "when"), why)
    if blocked:
        return blocked
    return Obstacle("nothing is filed" if withdraw else "it is filed just so already")


def teachers(program: Program, note: str) -> tuple[str, ...]:
    """The addresses of whatever teaches a note."""
    story = program.story
    found = [f"scene.{id_}" for id_, scene in story.scene.items() if note in scene.learn]
    found += [
        f"scene.{id_}.choice.{name}"
        for id_, scene in story.scene.items()
        for name, choice in scene.choice.items()
        if note in choice.learn
    ]
    found += [f"event.{id_}" for id_, event in story.event.items() if note in event.learn]
    found += [
        f"table.{id_}.row.{name}"
        for id_, table in story.table.items()
        for name, row in table.row.items()
        if note in row.learn
    ]
    found += [f"comparison.{id_}" for id_, one in story.comparison.items() if note in one.learn]
    found += [f"glimpse.{id_}" for id_, one in story.glimpse.items() if note in one.learn]
    return tuple(found)

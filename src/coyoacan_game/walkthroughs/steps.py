"""The words of a step: what they mean in a state, how an action is written, what is wrong with them.

A step is `CHOICE`, `go PLACE`, `wait`, `wait MINUTES`, `compare COMPARISON` or `compare NOTE NOTE`,
`ask TABLE ROW`, `file FINDING CANDIDATE... VERDICT`, `withdraw FINDING`, `soften FINDING VERDICT`,
`reopen DOSSIER`, what `looks` knows of looking back, or any action's full address.
"""

from __future__ import annotations

from coyoacan_game.diagnostics import nearest
from coyoacan_game.engine import Action, Program, State
from coyoacan_game.story.models import VERDICTS, Story
from coyoacan_game.walkthroughs import looks
from coyoacan_game.walkthroughs.misread import Misread, unknown
from coyoacan_game.walkthroughs.model import Step

FORMS = 'a choice, "go PLACE", "wait", "ask", "compare", "file", "withdraw", "soften", "reopen", "look", "assume", or an address'


def actions_of(program: Program, state: State, step: Step) -> tuple[Action, ...]:
    """The actions a step stands for where a play is; most are one, waiting can be several.

    Whether they are offered is not asked. Only for steps of which `misread` had nothing to say.
    """
    if looks.is_look(step):
        return looks.actions_of(program, state, step)
    match words := step.split():
        case ["wait"]:
            return ("wait",)
        case ["wait", minutes]:
            times, rest = divmod(int(minutes), program.today(state.time).wait or int(minutes))
            # What is left over on this day is an action that nobody is offered.
            return ("wait",) * times + ((f"wait.{rest}",) if rest else ())
        case ["go", place]:
            return (f"place.{program.ways_from(state)}.exit.{place}",)
        case ["compare", *named] if named:
            return (f"comparison.{_comparison(program.story, named)}",)
        case ["ask", table, row]:
            return (f"table.{table}.row.{row}",)
        case ["file", finding, *claim]:
            return (".".join(("finding", finding, "file", *claim)),)
        case ["withdraw", finding]:
            kind = "report" if state.scene in program.reporting.scenes else "finding"
            return (f"{kind}.{finding}.withdraw",)
        case ["soften", finding, verdict]:
            return (f"report.{finding}.soften.{verdict}",)
        case ["reopen", dossier]:
            return (f"reopen.{dossier}",)
    if "." in words[0]:
        return (words[0],)
    return (f"scene.{program.scenes[state.scene]}.choice.{words[0]}",)


def step_of(action: Action) -> str:
    """How an action is written as a step, where it is on offer."""
    match action.split("."):
        case ["look" | "assume", *_]:
            return looks.step_of(action)
        case ["scene", _, "choice", name] if name != "wait":
            return name
        case ["place", _, "exit", other]:
            return f"go {other}"
        case ["table", id_, "row", row]:
            return f"ask {id_} {row}"
        case ["comparison", id_]:
            return f"compare {id_}"
        case ["finding", id_, "file", *claim]:
            return " ".join(("file", id_, *claim))
        case ["finding" | "report", id_, "withdraw"]:
            return f"withdraw {id_}"
        case ["report", id_, "soften", verdict]:
            return f"soften {id_} {verdict}"
        case ["reopen", id_]:
            return f"reopen {id_}"
    return action


def misread(program: Program, step: Step) -> Misread | None:
    """What is wrong with a step in any state whatever, or None."""
    story = program.story
    if looks.is_look(step):
        return looks.misread(program, step)
    match step.split():
        case ["wait", *minutes]:
            return _misread_wait(program, minutes)
        case ["go", place]:
            return unknown(place, tuple(story.place), "place")
        case ["compare", *named] if len(named) in (1, 2):
            return _misread_comparison(story, named)
        case ["ask", table, row]:
            return _misread_asking(story, table, row)
        case ["file", finding, *claim]:
            return _misread_filing(story, finding, claim)
        case ["withdraw", finding]:
            return unknown(finding, tuple(story.finding), "finding")
        case ["soften", finding, verdict]:
            wrong = unknown(finding, tuple(story.finding), "finding")
            return wrong or _misread_verdict(verdict)
        case ["reopen", dossier]:
            return unknown(dossier, tuple(story.dossier), "dossier")
        case [word] if "." in word:
            return _misread_address(program, word)
        case [word]:
            return _misread_choice(story, word)
    return Misread("COY501", f'"{step}" is no step', f"a step is {FORMS}")


def _misread_wait(program: Program, minutes: list[str]) -> Misread | None:
    waits = {one.wait: None for one in program.days if one.wait}
    if not waits:
        where = "no day has" if program.story.day else "[story.clock] has no"
        return Misread("COY501", f'nobody can wait: {where} "wait"')
    if not minutes:
        return None
    if len(minutes) > 1 or not minutes[0].isdecimal() or int(minutes[0]) == 0:
        return Misread("COY501", 'waiting is "wait" or "wait MINUTES"')
    once = next(iter(waits))
    if all(int(minutes[0]) % one for one in waits) or int(minutes[0]) > 1440:
        hint = f"write {max(1, round(int(minutes[0]) / once)) * once}"
        message = f"to wait takes {once} minutes here, and {minutes[0]} is no multiple of that"
        return Misread("COY501", message, hint)
    return None


def _comparison(story: Story, named: list[str]) -> str | None:
    if len(named) == 1:
        return named[0]
    wanted = set(named)
    return next((id_ for id_, one in story.comparison.items() if set(one.notes) == wanted), None)


def _misread_comparison(story: Story, named: list[str]) -> Misread | None:
    if len(named) == 1:
        return unknown(named[0], tuple(story.comparison), "comparison")
    for note in named:
        wrong = unknown(note, tuple(story.note), "note")
        if wrong:
            return wrong
    if _comparison(story, named) is None:
        message = f'no comparison is declared of "{named[0]}" and "{named[1]}"'
        return Misread("COY101", message)
    return None


def _misread_asking(story: Story, table: str, row: str) -> Misread | None:
    wrong = unknown(table, tuple(story.table), "table")
    if wrong:
        return wrong
    rows = story.table[table].row
    if row not in rows:
        message = f'table "{table}" has no row "{row}"'
        return Misread("COY101", message, nearest(row, rows))
    if not rows[row].can_be_asked:
        return Misread("COY501", f'row "{row}" of table "{table}" can only be read')
    return None


def _misread_filing(story: Story, finding: str, claim: list[str]) -> Misread | None:
    wrong = unknown(finding, tuple(story.finding), "finding")
    if wrong:
        return wrong
    blanks = story.finding[finding].blank
    if len(claim) != len(blanks) + 1:
        form = " ".join((f"file {finding}", *(blank.upper() for blank in blanks), "VERDICT"))
        return Misread("COY501", f'"{finding}" is filed in another form', f'write "{form}"')
    for (name, blank), candidate in zip(blanks.items(), claim, strict=False):
        if candidate not in blank.candidates:
            message = f'blank "{name}" of finding "{finding}" has no candidate "{candidate}"'
            return Misread("COY101", message, nearest(candidate, blank.candidates))
    return _misread_verdict(claim[-1])


def _misread_verdict(word: str) -> Misread | None:
    if word in VERDICTS:
        return None
    message = f'a verdict is one of {", ".join(VERDICTS)}, and this is "{word}"'
    return Misread("COY106", message, nearest(word, VERDICTS))


def _misread_address(program: Program, address: str) -> Misread | None:
    if program.deed(address) is not None:
        return None
    known = [
        f"scene.{scene}.choice.{choice}"
        for scene, one in program.story.scene.items()
        for choice in one.choice
    ]
    return Misread("COY101", f'the story has no action "{address}"', nearest(address, known))


def _misread_choice(story: Story, word: str) -> Misread | None:
    choices = tuple({choice for scene in story.scene.values() for choice in scene.choice})
    if word in choices:
        return None
    hint = nearest(word, choices)
    if word in story.place:
        hint = f'to walk there, write "go {word}"'
    elif word in story.table:
        hint = f'write "ask {word} ROW"'
    elif word in story.comparison:
        hint = f'write "compare {word}"'
    elif word in story.finding:
        hint = f'write "file {word} ..."'
    return Misread("COY101", f'no scene has a choice "{word}"', hint)

"""Nothing an author writes is ever run: what is run holds numbers, operators and fixed names only.

All that reaches Python's compiler while stories are played is caught and taken apart, word by word.
"""

from __future__ import annotations

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.expressions_made import Tables
from tests.parts_made import DATE
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import Playthrough, Program, offered
from coyoacan_game.view import (
    offers,
    people,
    plan,
    shown_variables,
    tables,
    told,
    transcript,
)

# What the engine itself writes: arguments, locals, functions, and the names of its tables.
OURS = re.compile(
    r"[stdfaq]|v\d+|def|return|if|elif|else|not|and|or|in|True|False|lambda|bool|int|tuple|append"
    r"|guard|effect|choices|ending|moves|events|ledger"
    r"|(at|right|verdict|words|from|where|compare|file|day)_\d+|(claimed|offer|row)_\d+_\d+"
)
PLAIN_TOKENS = {
    tokenize.NAME,
    tokenize.NUMBER,
    tokenize.OP,
    tokenize.NEWLINE,
    tokenize.NL,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
CODE = "__import__('os').system('true')"
BREAKOUTS = ["')]); exec(1) #", '"""', "\\", "%s %(x)s {0} $HOME", "[/b][bold]", "'", '"', CODE]


@contextmanager
def what_is_run(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The sources given to the compiler to be run; `exec` and `eval` may have nothing else."""
    sources: list[str] = []
    real: dict[str, Callable[..., Any]] = {
        name: getattr(builtins, name) for name in ("compile", "exec", "eval")
    }

    def compile_(
        source: Any, filename: Any, mode: Any, flags: int = 0, *rest: Any, **more: Any
    ) -> Any:
        if not flags & ast.PyCF_ONLY_AST:  # a tree alone runs nothing: expressions are read so
            sources.append(source)
        return real["compile"](source, filename, mode, flags, *rest, **more)

    def run(name: str) -> Callable[..., Any]:
        def run_(code: Any, *spaces: Any) -> Any:
            assert not isinstance(code, str), f"{name} was given a text: {code!r}"
            return real[name](code, *spaces)

        return run_

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "compile", compile_)
        patch.setattr(builtins, "exec", run("exec"))
        patch.setattr(builtins, "eval", run("eval"))
        yield sources


def play_everything(program: Program) -> Playthrough:
    """A play that reads all it meets; then all that was not met is compiled too."""
    play, random = Playthrough(program), seeded(1)
    for _ in range(40):
        available = offered(program, play.state)
        if not available:
            break
        play.take(random.choice(available))
        offers(program, play.state)
        plan(program, play.state)
        people(program, play.state)
        tables(program, play.state)
        shown_variables(program, play.state)
        told(program, play.last, play.turns[-2].state)
    story = program.story
    for number, id_ in enumerate(program.scenes):
        program.choices(number)
        program.entering(number)
        program.scene_text(number)
        for name in story.scene[id_].choice:
            program.deed(f"scene.{id_}.choice.{name}")
    for number in range(len(program.events_in_order)):
        program.happening(number)
    for id_ in story.finding:
        program.asked(id_)
        for action in program.file_actions(id_)[:3]:
            program.deed(action)
    for id_ in story.comparison:
        program.deed(f"comparison.{id_}")
    for id_, table in story.table.items():
        for name in table.row:
            program.deed(f"table.{id_}.row.{name}")
    for id_ in story.dossier:
        program.deed(f"dossier.{id_}")
        Playthrough(program, id_)
    return play


def foreign_words(source: str) -> list[str]:
    """Whatever in a source is no number, no operator and none of our names."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        plain = token.type in PLAIN_TOKENS
        if not plain or (token.type == tokenize.NAME and not OURS.fullmatch(token.string)):
            found.append(token.string)
    return found


def hostile_story() -> Tables:
    """Every text tries to get out of its quotes, every id is a word that Python or we use."""
    text = " ".join(one.replace("\\", "\\\\").replace("{", "{{") for one in BREAKOUTS)
    text = text.replace("{{0}", "{{0}}") + " {exec: yes | {os.name}} {os.doing} {eval}"
    effects = {"s": "not exec and d == 1", "d": "d - 1", "eval": "place"}
    outcome = {"learn": ["import_os"], "set": effects, "says": text}
    values = ["none", "globals", "lambda_x", CODE, *BREAKOUTS[:3]]
    when = "eval not in ['none', 'globals', 'lambda_x'] or exec"
    return {
        "story": {
            "title": CODE,
            "start": "globals",
            "start_place": "globals",
            "clock": {"date": DATE, "start": "05:00", "end": "06:00", "wait": 5, "dossier": "eval"},
        },
        "day": {"exec": {"date": DATE, "start": "05:00", "end": "06:00", "dossier": "eval"}},
        "dossier": {
            "eval": {
                "title": CODE,
                "start": "globals",
                "day": "exec",
                "start_place": "globals",
                "before": text + " {dossier}",
                "set": {"eval": "place"},
            }
        },
        "table": {
            "exec": {
                "title": CODE,
                "columns": BREAKOUTS[:2],
                "says": CODE,
                "invented": True,
                "when": "dossier == 'eval'",
                "row": {
                    "eval": {"cells": BREAKOUTS[2:4], "when": when, **outcome},
                    "open": {"cells": BREAKOUTS[:2]},
                },
            }
        },
        "variable": {
            "s": {"start": False, "name": CODE, "shown": when},
            "exec": {"start": True},
            "d": {"start": 1, "range": [-1, 1]},
            "eval": {"start": CODE, "values": values},
        },
        "place": {
            "globals": {
                "name": BREAKOUTS[0],
                "map": {"row": 0, "column": 0},
                "exit": {"lambda_x": {"text": text, "when": when, "unless_shown": text}},
            },
            "lambda_x": {
                "name": BREAKOUTS[1],
                "exits": ["globals"],
                "version": {"exec": {"when": f"asked.exec.eval or {when}", "name": BREAKOUTS[0]}},
            },
        },
        "character": {
            "os": {
                "name": CODE,
                "role": BREAKOUTS[4],
                "invented": True,
                "start": "print",
                "state": {
                    "print": {"at": "lambda_x", "doing": CODE},
                    "open": {"when": f"{when} and os.at == place", "after": ["print"]},
                },
            }
        },
        "note": {
            id_: {"kind": "document", "title": CODE, "text": text, "invented": True}
            for id_ in ("import_os", "sys")
        },
        "scene": {
            id_: {
                "title": BREAKOUTS[0],
                "text": text,
                "choice": {
                    "compile": {"text": text[:200], "when": when, **outcome},
                    "bool": {"text": CODE, "once": True, "learn": ["sys"], "unless_shown": text},
                },
            }
            for id_ in ("globals", "lambda_x")
        },
        "event": {
            "exec": {"when": f"time == '05:05' and {when}", **outcome},
            "eval": {"when": "time == '05:10'", "goto": "globals", "day": "exec"},
        },
        "comparison": {"eval": {"notes": ["import_os", "sys"], "result": "agrees", **outcome}},
        "finding": {
            "exec": {
                "title": CODE,
                "question": text,
                "sentence": "By {way}.",
                "verdict": "probable",
                "hints": [text] * 3,
                "says": text,
                "needs": ["sys"],
                "when": when,
                "blank": {"way": {"candidates": {"exec": CODE, "eval": BREAKOUTS[0]}}},
            }
        },
        "ending": {
            "exit": {
                "title": CODE,
                "text": text,
                "when": "verdict.exec == 'probable' and claimed.exec.way == 'eval' and here.os",
            }
        },
    }


def test_hostile_names_and_texts_are_never_run(monkeypatch: pytest.MonkeyPatch) -> None:
    with what_is_run(monkeypatch) as sources:
        play = play_everything(program_of(hostile_story(), warnings=True))
    assert len(sources) > 20
    assert [words for one in sources if (words := foreign_words(one))] == []
    # It was all there to be read, as it was written.
    said = transcript(play.program, play.turns)
    for text in (CODE, "[/b][bold]", "%s %(x)s {0} $HOME", "')]); exec(1) #"):
        assert text in said


@pytest.mark.parametrize("seed", range(40))
def test_no_story_puts_its_words_into_what_is_run(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with what_is_run(monkeypatch) as sources:
        play_everything(program_of(made_story(seeded(seed))))
    assert [words for one in sources if (words := foreign_words(one))] == []


def test_the_search_would_find_a_foreign_word() -> None:
    """So that the tests above can fail."""
    assert foreign_words("def guard(s, t, d):\n    return d & 4 == 4\n") == []
    assert foreign_words("lambda s, t, d: (gate,)") == ["gate"]
    assert foreign_words("d == 'gate'") == ["'gate'"]
    assert foreign_words("d # gate") == ["# gate"]

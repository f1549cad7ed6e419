"""The shape of a story: ways in and out, endings, findings, what is never used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.days import About, Dossier
from coyoacan_game.story.models import Scene, Story
from coyoacan_game.story.outcomes import Outcome
from coyoacan_game.story.scope import Scope

Path = tuple[str | int, ...]
_BLANK = re.compile(r"\{([^{}]*)\}")


def check_structure(scope: Scope, problems: Problems) -> None:
    """Adds errors for what cannot be played and warnings for what nobody will see."""
    story = scope.story
    if not story.ending and not scope.ids("ending"):
        message = "the story has no ending, so nobody can finish it"
        problems.add("COY304", message, Spot(("story",), "key"), "write [ending.ID]")
    _scenes(scope, problems)
    _places(scope, problems)
    _findings(scope, problems)
    _comparisons(story, problems)
    _unused(scope, problems)


def gotos(story: Story) -> Iterator[str]:
    """Every scene that something leads to."""
    yield story.story.start
    for scene in story.scene.values():
        for choice in scene.choice.values():
            if choice.goto:
                yield choice.goto
    for event in story.event.values():
        if event.goto:
            yield event.goto
    for dossier in story.dossier.values():
        yield dossier.start
    for id_ in story.place:
        own = story.own_scene(id_)
        if own:
            yield own


def _scenes(scope: Scope, problems: Problems) -> None:
    story = scope.story
    reached = set(gotos(story))
    own = {story.own_scene(id_) for id_ in story.place}
    if scope.broken:
        reached |= set(story.scene)  # what could not be read may lead there
    ends = " ".join(ending.when for ending in story.ending.values())
    interrupted = any(event.goto for event in story.event.values())
    for id_, scene in story.scene.items():
        if id_ not in reached:
            message = f'nothing leads to scene "{id_}"'
            problems.add("COY301", message, Spot(("scene", id_), "key"))
        exits = scene.exits if scene.exits is not None else id_ in own
        stays = not any(choice.goto for choice in scene.choice.values())
        read = ("scene", id_) not in scope.broken
        if (
            read
            and stays
            and not exits
            and not interrupted
            and f"'{id_}'" not in ends.replace('"', "'")
        ):
            message = (
                f'scene "{id_}" has no way on: no choice goes anywhere, and no ending names it'
            )
            problems.add("COY302", message, Spot(("scene", id_), "key"))
        stands = scene.place if scene.place in story.place and not scope.broken else None
        if stands and not story.own_scene(stands):
            for name, choice in scene.choice.items():
                if choice.goto == "back":
                    message = f'"back" leads nowhere: place "{stands}" has no scene of its own'
                    spot = Spot(("scene", id_, "choice", name, "goto"))
                    problems.add("COY101", message, spot)


def _places(scope: Scope, problems: Problems) -> None:
    story = scope.story
    for id_, place in story.place.items():
        for other in story.ways(id_):
            if other in story.place and story.own_scene(other) is None:
                message = f'place "{id_}" has an exit to "{other}", which has no scene to enter'
                hint = f"write [scene.{other}], or give the place a scene"
                path: Path = ("place", id_, "exit", other)
                part = other in place.exit
                spot = Spot(path, "key")
                if not part:
                    spot = Spot(("place", id_, "exits", place.exits.index(other)))
                if not scope.broken:
                    problems.add("COY101", message, spot, hint)
        if id_ in place.exits:
            spot = Spot(("place", id_, "exits", place.exits.index(id_)))
            problems.add("COY111", f'place "{id_}" has an exit to itself', spot)
    if ("story", "") not in scope.broken:
        _placed(scope, story.story, ("story",), "the", problems)
    for id_, dossier in story.dossier.items():
        if ("dossier", id_) not in scope.broken:
            _placed(scope, dossier, ("dossier", id_), f'dossier "{id_}", whose', problems)
    _own_scenes(scope, problems)


def _placed(
    scope: Scope, part: About | Dossier, path: Path, whose: str, problems: Problems
) -> None:
    """Whoever begins must stand somewhere, if the story has places."""
    story = scope.story
    start = story.scene.get(part.start)
    if start is None or not story.place or ("scene", part.start) in scope.broken:
        return
    placed = any(story.own_scene(id_) == part.start for id_ in story.place)
    if start.place or placed or part.start_place:
        return
    message = f'{whose} start scene "{part.start}" has no place, and "start_place" is missing'
    hint = f'write start_place = "..." under [{".".join(map(str, path))}]'
    problems.add("COY104", message, Spot((*path, "start"), "value"), hint)


def _own_scenes(scope: Scope, problems: Problems) -> None:
    """A place's own scene is in that place: walking in would otherwise lead somewhere else."""
    story = scope.story
    for id_ in story.place:
        own = story.own_scene(id_)
        scene = story.scene.get(own) if own else None
        if scene is None or scene.place in (None, id_):
            continue
        if any(story.own_scene(other) == own for other in story.place if other == scene.place):
            continue
        message = (
            f'scene "{own}" is the own scene of place "{id_}", and puts one in "{scene.place}"'
        )
        hint = f'leave "place" out, or give place "{id_}" another scene'
        problems.add("COY111", message, Spot(("scene", str(own), "place")), hint)


def _findings(scope: Scope, problems: Problems) -> None:
    for id_, finding in scope.story.finding.items():
        if ("finding", id_) in scope.broken:
            continue
        path: Path = ("finding", id_)
        named = Counter(_BLANK.findall(finding.sentence))
        for blank in finding.blank:
            if named[blank] != 1:
                times = "does not stand" if not named[blank] else "stands more than once"
                message = f'blank "{blank}" {times} in the sentence of finding "{id_}"'
                problems.add("COY307", message, Spot((*path, "blank", blank), "key"))
        for blank in named:
            if blank not in finding.blank:
                message = f'the sentence of finding "{id_}" has a blank "{blank}" without a table'
                start = finding.sentence.index("{" + blank + "}")
                spot = Spot((*path, "sentence"), "value", start, len(blank) + 2)
                hint = f"write [finding.{id_}.blank.{blank}]"
                problems.add("COY307", message, spot, hint)
        combinations = 3
        for one in finding.blank.values():
            combinations *= len(one.candidates)
        if combinations > 2000:
            message = f'finding "{id_}" can be filled in {combinations} ways; 2000 is the most'
            problems.add("COY110", message, Spot(path, "key"))


def _comparisons(story: Story, problems: Problems) -> None:
    seen: dict[frozenset[str], str] = {}
    for id_, comparison in story.comparison.items():
        pair = frozenset(comparison.notes)
        if len(pair) == 1:
            message = f'comparison "{id_}" lays a note beside itself'
            problems.add("COY308", message, Spot(("comparison", id_, "notes")))
        elif pair in seen:
            message = f'comparison "{id_}" lays the same two notes side by side as "{seen[pair]}"'
            problems.add("COY308", message, Spot(("comparison", id_, "notes")))
        seen.setdefault(pair, id_)


def taught(story: Story) -> set[str]:
    """Every note that something teaches, or that somebody is taken to know."""
    outcomes: list[Outcome | Scene | Dossier] = [*story.scene.values(), *story.event.values()]
    outcomes += [*story.comparison.values(), *story.dossier.values()]
    outcomes += [choice for scene in story.scene.values() for choice in scene.choice.values()]
    outcomes += [row for table in story.table.values() for row in table.row.values()]
    outcomes += story.glimpse.values()
    return {id_ for outcome in outcomes for id_ in outcome.learn}


def _unused(scope: Scope, problems: Problems) -> None:
    """Notes nobody can learn, pictures nobody sees."""
    if scope.broken:
        return
    story = scope.story
    learnt = taught(story)
    for id_ in story.note:
        if id_ not in learnt:
            message = f'nothing teaches note "{id_}"'
            problems.add("COY303", message, Spot(("note", id_), "key"))
    shown = {scene.picture for scene in story.scene.values()}
    shown |= {ending.picture for ending in story.ending.values()}
    for id_ in story.picture:
        if id_ not in shown:
            message = f'picture "{id_}" is never shown'
            problems.add("COY303", message, Spot(("picture", id_), "key"))

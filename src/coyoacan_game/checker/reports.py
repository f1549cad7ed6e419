"""Reports and archives: that there is something in them, and that the file is closed where archives are read."""

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.scope import Scope


def check_reports(scope: Scope, problems: Problems) -> None:
    """Adds errors for archives that are read while play goes on, and warnings for empty ones."""
    story = scope.story
    filed = bool(story.finding) or bool(scope.broken)
    for id_, scene in story.scene.items():
        if scene.report and not filed:
            message = f'scene "{id_}" has a report, and the story has no findings'
            problems.add("COY312", message, Spot(("scene", id_, "report"), "key"))
    for id_, ending in story.ending.items():
        if not ending.archive:
            continue
        spot = Spot(("ending", id_, "archive"), "key")
        if ending.next is not None:
            message = f'ending "{id_}" opens the archives, and play goes on from it'
            problems.add("COY111", message, spot)
        elif not filed:
            message = f'ending "{id_}" opens the archives, and the story has no findings'
            problems.add("COY312", message, spot)

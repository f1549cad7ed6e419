"""The commands, as they are typed. What they do stands in the packages below; here is only which."""

from __future__ import annotations

import sys

import click

import coyoacan_game


class _PlayByDefault(click.Group):
    """`coyoacan` is `coyoacan play`, and so is `coyoacan --new` or `coyoacan FOLDER`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "--version"}
        if not args or (args[0] not in own and args[0] not in self.commands):
            args = ["play", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_PlayByDefault)
@click.version_option(coyoacan_game.__version__, message="%(prog)s %(version)s")
def coyoacan() -> None:
    """A Raincoat in August: an investigation in a terminal. Coyoacán, 1940.

    Without a command the game begins, or goes on where you left it.
    """


@coyoacan.command()
@click.argument("story", required=False)
@click.option("--plain", is_flag=True, help="Tell the game in lines, for screen readers and pipes.")
@click.option("--new", is_flag=True, help="Begin anew; the play so far is kept aside.")
@click.option("--dossier", metavar="ID", help="Begin anew, with this dossier of the story.")
@click.option("--save", "name", metavar="NAME", help="Play in the save of this name.")
def play(
    story: str | None, *, plain: bool, new: bool, dossier: str | None, name: str | None
) -> int:
    """Play the game, or the story in the folder STORY.

    Every move is saved as it is made. In a pipe, on a dumb terminal, or where ACCESSIBLE=1 is set
    the game is told in lines, as with --plain.
    """
    from coyoacan_game.cli.playing import WhichPlay, play_story

    which = WhichPlay(name, new, dossier)
    return play_story(story, which, plain=plain, commands=tuple(coyoacan.commands))


@coyoacan.command(short_help="Say what is wrong with a story.")
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check(story: str | None, *, form: str, strict: bool) -> int:
    """List everything that is wrong with the story in the folder STORY, each thing in its place.

    Without STORY: the story in this folder, or else the game itself.

    Exit code: 0 without errors, 1 with errors, 2 where there is no story.
    """
    from coyoacan_game.cli.checking import check_folder

    return check_folder(story, form=form, strict=strict, out=sys.stdout)


@coyoacan.command()
@click.argument("paths", nargs=-1)
@click.option("--story", metavar="FOLDER", help="The story of paths that name none.")
@click.option(
    "--only", multiple=True, metavar="ID", help="Only paths of this id; * stands for any."
)
@click.option("--accept", is_flag=True, help="Write golden transcripts that differ anew.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Run in so many processes.")
@click.option("--coverage", is_flag=True, help="Say what of the story the paths cover.")
@click.option("--fail-under", type=click.FloatRange(0, 100), help="Fail below this percentage.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit", "cobertura", "lcov"]),
    default="text",
)
def test(  # noqa: PLR0913 - one for each option
    paths: tuple[str, ...],
    *,
    story: str | None,
    only: tuple[str, ...],
    accept: bool,
    jobs: int,
    coverage: bool,
    fail_under: float | None,
    form: str,
) -> int:
    """Walk the path tests in PATHS, files or folders, and say where they leave the road.

    Without PATHS, everything called *.path.toml below this folder. Exit code: 0 if all passed and
    enough is covered, 1 if not, 2 where there is nothing to run.
    """
    from coyoacan_game.cli.testing import Streams, run_paths, wanted_of

    wanted = wanted_of(
        story=story,
        accept=accept,
        coverage=coverage,
        jobs=jobs,
        only=only,
        form=form,
        fail_under=fail_under,
    )
    streams = Streams(sys.stdout, sys.stderr)
    return run_paths(paths, wanted, form=form, fail_under=fail_under, streams=streams)


@coyoacan.command(short_help="Find the shortest way to something.")
@click.argument("target")
@click.argument("story", required=False)
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=60.0, help="Give up after so long."
)
def walk(target: str, story: str | None, *, seconds: float) -> int:
    """Print the shortest play that gets to TARGET in the folder STORY, ready to save as a path test.

    TARGET is an address (ending.a_thin_file, scene.gate, note.bolt_drawn, finding.harte) or a
    condition ("knows.bolt_drawn and time < '06:00'"). Exit code: 0 with a path, 1 where it is
    proven that no play gets there, 3 where neither was decided in time.
    """
    from coyoacan_game.cli.walking import walk_to

    return walk_to(target, story, seconds=seconds, out=sys.stdout)


@coyoacan.command(short_help="Prove what a story's players can reach.")
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--from", "begin", metavar="ADDRESS", help="Begin in scene.ID or dossier.ID.")
@click.option(
    "--bound", type=click.IntRange(min=1), default=50_000_000, help="Give up at so many states."
)
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=None, help="Give up after so long."
)
@click.option(
    "--only", multiple=True, metavar="PROPERTY", help="Ask only this property.NAME of the author's."
)
def explore(
    story: str | None,
    *,
    form: str,
    begin: str | None,
    bound: int,
    seconds: float | None,
    only: tuple[str, ...],
) -> int:
    """Ask of every scene, choice, note, finding, event, ending, guard and text whether a player gets there.

    And whether anybody can get stuck, and of the author's properties whether they hold: every answer
    is a path that was played, or a proof that there is none. Exit code: 0 proven, 1 refuted, 2 where
    there is no story, 3 not decided.
    """
    from coyoacan_game.cli.exploring import Wanted, explore_story

    return explore_story(story, Wanted(form, begin, bound, seconds, only), out=sys.stdout)


@coyoacan.command(short_help="Begin a story of your own.")
@click.argument("folder")
def new(folder: str) -> int:
    """Write a small story of your own into FOLDER, with comments, ready to be played."""
    from coyoacan_game.cli.starting import start_story

    return start_story(folder, out=sys.stdout)

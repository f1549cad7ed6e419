"""The commands, as they are typed. What they do stands in the packages below; here is only which."""

from __future__ import annotations

import re
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


suggest_tests = click.option(
    "--suggest-tests",
    "suggest",
    metavar="[FILE]",
    is_flag=False,
    flag_value="-",
    help="Suggest path tests, written to FILE if it is named: SOMETHING.path.toml.",
)


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value, re.ASCII):
        raise click.BadParameter(f"{value!r} is no time of day; write 05:10")
    return value


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
@click.option("--dossier", metavar="ID", help="Go on in this dossier of the story, or begin it.")
@click.option("--save", "name", metavar="NAME", help="Play in the save of this name.")
def play(
    story: str | None, *, plain: bool, new: bool, dossier: str | None, name: str | None
) -> int:
    """Play the game, or the story in the folder STORY.

    Every move is saved as it is made. In a pipe, on a dumb terminal, or where ACCESSIBLE=1 is set
    the game is told in lines, as with --plain. --new --dossier begins that dossier in any case.
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
@suggest_tests
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=60.0,
    help="Look so long for what would cover the rest of a story.",
)
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
    suggest: str | None,
    seconds: float,
    form: str,
) -> int:
    """Walk the path tests in PATHS, files or folders, and say where they leave the road.

    Without PATHS, everything called *.path.toml below this folder. With --suggest-tests it is said
    of everything they do not cover which shortest path would, or that none does; path tests that
    cover it are written to FILE.

    Exit code: 0 if all passed and enough is covered, 1 if not, 2 where there is nothing to run.
    """
    from coyoacan_game.cli.suggesting import Suggesting
    from coyoacan_game.cli.testing import Streams, run_paths, wanted_of

    wanted = wanted_of(
        story=story,
        accept=accept,
        coverage=coverage,
        jobs=jobs,
        only=only,
        form=form,
        fail_under=fail_under,
        suggest=suggest is not None,
    )
    streams = Streams(sys.stdout, sys.stderr)
    return run_paths(
        paths,
        wanted,
        form=form,
        fail_under=fail_under,
        streams=streams,
        suggesting=Suggesting.of(suggest, seconds),
    )


@coyoacan.command(short_help="Find the shortest way to something.")
@click.argument("target")
@click.argument("story", required=False)
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=60.0, help="Give up after so long."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["play", "path"]),
    default="play",
    help="As it is read in play, or as a path test ready to save.",
)
def walk(target: str, story: str | None, *, seconds: float, form: str) -> int:
    """Print the shortest play that gets to TARGET in the folder STORY, move by move, as it is read.

    TARGET is an address (ending.a_thin_file, scene.gate, note.bolt_drawn, finding.harte) or a
    condition ("knows.bolt_drawn and time < '06:00'"). Exit code: 0 with a path, 1 where it is
    proven that no play gets there, 3 where neither was decided in time.
    """
    from coyoacan_game.cli.walking import walk_to

    return walk_to(target, story, seconds=seconds, form=form, out=sys.stdout)


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
@click.option("--explicit", is_flag=True, help="Follow every state, one by one: slow and plain.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, help="--explicit in so many processes."
)
@click.option(
    "--cluster", metavar="ADDRESS", help="--explicit on the Dask cluster at this address."
)
@click.option(
    "--only", multiple=True, metavar="PROPERTY", help="Ask only this property.NAME of the author's."
)
@click.option(
    "--tests", multiple=True, metavar="PATH", help="Path tests to play first: files or folders."
)
@click.option("--shortest", is_flag=True, help="Make every path shortest, however long it takes.")
@suggest_tests
def explore(  # noqa: PLR0913 - one for each option
    story: str | None,
    *,
    form: str,
    begin: str | None,
    bound: int,
    seconds: float | None,
    explicit: bool,
    jobs: int,
    cluster: str | None,
    only: tuple[str, ...],
    tests: tuple[str, ...],
    shortest: bool,
    suggest: str | None,
) -> int:
    """Ask of every scene, choice, note, finding, event, ending, guard and text whether a player gets there.

    And whether anybody can get stuck, and of the author's properties whether they hold: every answer
    is a path that was played, or a proof that there is none. With --suggest-tests, a few path tests
    that cover everything that can be reached are written to FILE, or printed instead of the answers.
    With --tests, what path tests meet is not searched for.

    Exit code: 0 proven, 1 refuted, 2 where there is no story, 3 not decided.
    """
    from coyoacan_game.cli.exploring import Asked, Explicitly, explore_story
    from coyoacan_game.cli.suggesting import Suggesting

    if not explicit and (jobs > 1 or cluster):
        raise click.UsageError("--jobs and --cluster share out the work of --explicit")
    if jobs > 1 and cluster:
        raise click.UsageError("either --jobs or --cluster")
    if (tests or shortest) and (explicit or only):
        raise click.UsageError("--tests and --shortest help neither --explicit nor --only")
    if only and (explicit or suggest is not None):
        raise click.UsageError(
            "--only asks properties; --explicit and --suggest-tests all the rest"
        )
    how = Explicitly(jobs, cluster) if explicit else None
    asked = Asked(form, begin, bound, seconds, only, how, Suggesting.of(suggest), tests, shortest)
    return explore_story(story, asked, out=sys.stdout)


@coyoacan.command(short_help="Say what a change to a story means for players.")
@click.argument("old")
@click.argument("new")
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--from", "begin", metavar="ADDRESS", help="Begin in scene.ID or dossier.ID.")
@click.option(
    "--tests", multiple=True, metavar="PATH", help="Path tests to walk in both: files or folders."
)
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=60.0, help="Give up after so long."
)
def diff(  # noqa: PLR0913 - one for each option
    old: str,
    new: str,
    *,
    story: str | None,
    form: str,
    begin: str | None,
    tests: tuple[str, ...],
    seconds: float,
) -> int:
    """Say what is different for players between OLD and NEW: folders, or revisions of git.

    What is a folder is taken as one. Of a revision it is the folder STORY; without STORY the folder
    that the other side names, or else the game itself: "diff HEAD scenes", "diff HEAD~3 HEAD".

    Exit code: 0 if nothing differs, 1 if anything does, 2 where there is nothing to compare, 3 if it
    is not decided.
    """
    from coyoacan_game.cli.diffing import Wanted, compare_versions

    wanted = Wanted(old, new, story, tests, begin, seconds)
    return compare_versions(wanted, form=form, out=sys.stdout)


@coyoacan.command(short_help="Print what a story rests on and what it makes up.")
@click.argument("story", required=False)
def sources(story: str | None) -> int:
    """Print the sources of the folder STORY, its facts with their standing, and what is invented.

    The whole of it, also what a player has not come to. As Markdown. Exit code: 0, or 2 where there
    is no story.
    """
    from coyoacan_game.cli.stories import load_playable
    from coyoacan_game.report.sources_markdown import write_sources_markdown

    write_sources_markdown(sys.stdout, load_playable(story)[1].story)
    return 0


@coyoacan.command(short_help="Say who is where when, and who sees whom.")
@click.argument("story", required=False)
@click.option("--day", metavar="ID", help="Which day, if several have timetables.")
@click.option(
    "--account", "accounts", multiple=True, metavar="DISPUTE=ACCOUNT", help="Go by this account."
)
@click.option("--from", "start", metavar="HH:MM", callback=_time, help="Begin at this minute.")
@click.option("--to", "end", metavar="HH:MM", callback=_time, help="End at this minute.")
@click.option("--standpoint", metavar="ID", help="Only what is seen and heard from there.")
@click.option("--format", "form", type=click.Choice(["text", "json", "svg"]), default="text")
def timetable(  # noqa: PLR0913 - one for each option
    story: str | None,
    *,
    day: str | None,
    accounts: tuple[str, ...],
    start: str | None,
    end: str | None,
    standpoint: str | None,
    form: str,
) -> int:
    """Print the clockwork of a day: people against time, and what is perceived from where.

    ID of a standpoint is one that the story declares, or a place, or a person of that day. Of
    every dispute without --account the first account is taken. Exit code: 0, or 2 where there is
    nothing to show.
    """
    from coyoacan_game.cli.timetabling import WhichDay, show_timetable

    which = WhichDay(day, accounts, start, end, standpoint)
    return show_timetable(story, which, form=form, out=sys.stdout)


@coyoacan.command(short_help="Begin a story of your own.")
@click.argument("folder")
def new(folder: str) -> int:
    """Write a small story of your own into FOLDER, with comments, ready to be played."""
    from coyoacan_game.cli.starting import start_story

    return start_story(folder, out=sys.stdout)

"""The command itself: what it imports, how it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.command import SMALL, coyoacan, coyoacan_alone

import coyoacan_game
from coyoacan_game.cli import commands, main


def test_the_version_is_the_package_s() -> None:
    assert (0, f"coyoacan {coyoacan_game.__version__}\n") == (
        coyoacan("--version").code,
        coyoacan("--version").out,
    )


def test_help_names_every_command() -> None:
    done = coyoacan("--help")
    assert done.code == 0
    assert [name for name in commands.coyoacan.commands if f"\n  {name} " not in done.out] == []


@pytest.mark.parametrize("command", sorted(commands.coyoacan.commands))
def test_every_command_explains_itself(command: str) -> None:
    done = coyoacan(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: coyoacan {command}")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_neither_a_screen_nor_a_validator(option: str) -> None:
    program = (
        "import sys\n"
        "from coyoacan_game.cli import main\n"
        f"assert main([{option!r}]) == 0\n"
        "heavy = {'textual', 'rich', 'pydantic', 'tomli', 'tree_sitter', 'platformdirs'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_option_that_does_not_exist_exits_with_2() -> None:
    done = coyoacan("play", "--colour")
    assert done.code == 2
    assert "No such option" in done.errors


def test_a_mistyped_command_is_taken_for_a_folder_and_put_right() -> None:
    done = coyoacan("chekc")
    assert done.code == 2
    assert 'did you mean the command "check"?' in done.errors


def test_options_of_play_can_stand_alone() -> None:
    done = coyoacan("--plain", SMALL, typed="")
    assert done.code == 0
    assert done.lines[0] == "The lamp in the hall"


def test_a_hostile_folder_name_is_spelled_out() -> None:
    done = coyoacan("check", "no\x1b[2Jwhere")
    assert done.code == 2
    assert "\x1b" not in done.errors
    assert "no\\x1b[2Jwhere" in done.errors


def test_ctrl_c_exits_with_130_and_says_that_all_is_saved(tmp_path: Path) -> None:
    playing = subprocess.Popen(
        [sys.executable, "-m", "coyoacan_game", "play", SMALL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"COYOACAN_HOME": str(tmp_path)},
    )
    assert playing.stdin
    assert playing.stdout
    playing.stdin.write(b"1\n")
    playing.stdin.flush()
    seen = b""
    while b"Step over the glass.\n\nThe hall" not in seen or not seen.endswith(b"do?\n"):
        seen += playing.stdout.readline()
    time.sleep(0.1)  # until it waits for the next line
    playing.send_signal(signal.SIGINT)
    out, errors = playing.communicate(timeout=20)
    assert (playing.returncode, errors) == (130, b"")
    assert "Saved as “autosave”, after 1 move." in out.decode()


@pytest.mark.parametrize("command", ["play", "check"])
def test_a_reader_who_went_away_stops_it_quietly(command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    playing = subprocess.run(
        [sys.executable, "-m", "coyoacan_game", command, SMALL],
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(write)
    assert (playing.returncode, playing.stderr) == (141, b"")


def test_a_terminal_without_accents_stops_nothing() -> None:
    done = coyoacan_alone("play", SMALL, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.code, done.errors) == (0, "")
    assert "Eight o'clock ? 20:00" in done.lines


def test_bytes_that_are_no_text_are_not_understood_and_no_more() -> None:
    done = coyoacan_alone("play", SMALL, typed=b"\xff\xfe\x00\n1\n")
    assert (done.code, done.errors) == (0, "")
    assert "is nothing that can be done here" in done.out
    assert "> Step over the glass." in done.lines


def test_the_exit_code_is_given_to_the_shell() -> None:
    assert coyoacan_alone("check", "/no/such/folder").code == 2


def test_called_without_arguments_it_reads_the_process_s_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["coyoacan", "--version"])
    assert main() == 0
    assert coyoacan_game.__version__ in capsys.readouterr().out

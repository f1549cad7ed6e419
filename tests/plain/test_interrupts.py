"""Ctrl-C in lines: heard whenever it comes, and after the move that it comes into."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from tests.command import SMALL, Done, coyoacan

from coyoacan_game.engine import Playthrough, Turn
from coyoacan_game.plain.interrupts import AGAIN, Interrupts
from coyoacan_game.plain.lines import Lines

PATIENCE = 10  # seconds after which a read that nobody interrupts is given something to read


def press() -> None:
    """Ctrl-C, now."""
    os.kill(os.getpid(), signal.SIGINT)


def press_and_wait() -> None:
    """Ctrl-C, and nothing else is done."""
    press()
    time.sleep(PATIENCE)


@contextmanager
def missed_by_the_read() -> Iterator[int]:
    """Something to read from, and an interrupt that does not disturb the reading.

    It is taken by another thread, as one that comes just before the read is taken by nobody.
    """
    reads, writes = os.pipe()

    def elsewhere() -> None:
        time.sleep(0.2)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    pressing = threading.Thread(target=elsewhere)
    giving_up = threading.Timer(PATIENCE, os.write, (writes, b"\n"))
    pressing.start()
    giving_up.start()
    yield reads
    heard_in_time = giving_up.is_alive()
    giving_up.cancel()
    pressing.join()
    assert heard_in_time


def test_an_interrupt_that_comes_just_before_a_read_is_heard() -> None:
    with missed_by_the_read() as reads, Interrupts().heard(), pytest.raises(KeyboardInterrupt):
        os.read(reads, 1)


def test_an_interrupt_waits_for_what_is_held() -> None:
    interrupts, done = Interrupts(), []

    def do() -> None:
        with interrupts.held():
            press()
            done.append("all of it")
        done.append("more")

    with interrupts.heard(), pytest.raises(KeyboardInterrupt):
        do()
    assert done == ["all of it"]


def test_it_comes_also_where_what_is_held_fails() -> None:
    interrupts = Interrupts()

    def fail() -> None:
        with interrupts.held():
            press()
            raise ValueError

    with interrupts.heard(), pytest.raises(KeyboardInterrupt):
        fail()


def test_it_is_sent_again_only_until_it_is_heard() -> None:
    interrupts = Interrupts()
    with interrupts.heard():
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                press_and_wait()
        time.sleep(6 * AGAIN)


def test_afterwards_everything_is_as_it_was() -> None:
    threads = threading.active_count()
    with Interrupts().heard():
        assert threading.active_count() == threads + 1
    assert threading.active_count() == threads
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.set_wakeup_fd(-1) == -1


def test_who_wants_no_interrupts_gets_none() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupts().heard():
            press()
            time.sleep(0.2)
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def stopped(typed: str) -> Done:
    """What is left behind by a play that Ctrl-C stops."""
    done = coyoacan("play", SMALL, "--save", "test", typed=typed)
    assert (done.code, done.errors) == (130, "")
    return done


def test_in_the_middle_of_a_move_it_waits_until_the_move_is_saved() -> None:
    take = Playthrough.take

    def interrupted(play: Playthrough, action: str) -> Turn:
        press()
        return take(play, action)

    with patch.object(Playthrough, "take", interrupted):
        assert stopped("1\n").lines[-1] == "Saved as “test”, after 1 move."
    again = coyoacan("play", SMALL, "--save", "test")
    assert "You go on with “test”, after 1 move." in again.lines


@pytest.mark.parametrize("method", ["ask", "say", "block", "shown"])
def test_wherever_else_it_comes_the_play_ends_with_everything_saved(method: str) -> None:
    coyoacan("play", SMALL, "--save", "test", typed="1\n")

    def interrupted(*_: object) -> None:
        patched.stop()
        press_and_wait()

    patched = patch.object(Lines, method, interrupted)
    patched.start()
    assert stopped("2\n").lines[-1] == "Saved as “test”, after 1 move."

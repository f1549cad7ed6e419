"""Ctrl-C while one plays in lines: always heard, and never in the middle of a move. Called by `game` and `sitting`.

Python notes an interrupt and acts on it between two of its own steps. One that falls between the
last step before a read and the read itself would lie there until the next key; so a thread that
the interrupt wakes sends it again until it has been acted on. One that comes while a move is taken
and saved waits until both are done, so that what is then said of the save is true.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.05  # seconds until an interrupt that nobody acted on is sent again


class Interrupts:
    """Those of one sitting. Only the first ends it; a second ends whatever the farewell waits for."""

    def __init__(self) -> None:
        self._acted_on = threading.Event()
        self._held = False
        self._waiting = False
        self._stopping = False
        self._sent_again = False

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Every Ctrl-C is heard in here. Changes nothing where none is wanted, or none can be sent."""
        usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        here = threading.current_thread() is threading.main_thread()
        if not (usual and here and hasattr(signal, "pthread_kill")):
            yield
            return
        woken, wakes = os.pipe()
        os.set_blocking(wakes, False)
        before = signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        signal.signal(signal.SIGINT, self._act)
        insisting = threading.Thread(target=self._insist, args=(woken,), daemon=True)
        insisting.start()
        try:
            yield
        finally:  # the thread first: what it has sent must find no other handler
            signal.set_wakeup_fd(before)
            os.close(wakes)
            self._acted_on.set()
            insisting.join()
            os.close(woken)
            signal.signal(signal.SIGINT, signal.default_int_handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Lets what is begun be done: an interrupt comes after it."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            if self._waiting:
                self._waiting = False
                self._stopping = True
                raise KeyboardInterrupt

    def _act(self, _number: int, _frame: FrameType | None) -> None:
        self._acted_on.set()
        again, self._sent_again = self._sent_again, False
        if again and self._stopping:
            return  # it came through meanwhile
        if self._held:
            self._waiting = True
            return
        self._stopping = True
        raise KeyboardInterrupt

    def _insist(self, woken: int) -> None:
        """The thread: sends an interrupt again until `_act` has run."""
        main = threading.main_thread().ident
        while main is not None and os.read(woken, 4096):
            while not self._acted_on.wait(AGAIN):
                self._sent_again = True
                signal.pthread_kill(main, signal.SIGINT)
            self._acted_on.clear()

"""What every test stands on: a home of its own, a plain terminal, and chance that repeats.

Builders of stories do not belong here; they are ordinary modules and are imported.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# On a shared machine a slow example says nothing about the code, so there is no deadline.
settings.register_profile("local", deadline=None)
# The same examples every time: a run that checks a change must fail because of that change.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the player's saves and settings out of the tests, and the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from the same terminal everywhere; a test that wants another asks for it."""
    for name in ("ACCESSIBLE", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

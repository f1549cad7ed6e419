"""What `pyproject.toml` and the lock promise to whoever installs the game."""

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DEV = PROJECT["project"]["optional-dependencies"]["dev"]


def name_of(requirement: str) -> str:
    """The distribution's name at the head of a requirement."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None, requirement
    return found[0].lower()


def locked_blocks() -> list[str]:
    """The lock cut at each `name==version`, with the hashes that follow it."""
    return re.split(r"(?m)^(?=[a-z0-9])", LOCK)[1:]


def test_the_extra_and_the_dependency_group_are_one_list() -> None:
    assert PROJECT["dependency-groups"]["dev"] == DEV


def test_the_lock_has_every_dependency() -> None:
    locked = {name_of(block) for block in locked_blocks()}
    wanted = {name_of(line) for line in [*PROJECT["project"]["dependencies"], *DEV]}
    assert wanted <= locked


def test_the_lock_has_an_exact_version_and_a_hash_for_everything() -> None:
    loose = [
        block
        for block in locked_blocks()
        if not re.match(r"[a-z0-9._-]+==\S+", block) or "--hash=sha256:" not in block
    ]
    assert loose == []


def test_the_lock_has_no_address() -> None:
    assert [line for line in LOCK.splitlines() if "://" in line or line.startswith("-")] == []

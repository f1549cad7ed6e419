"""What `pyproject.toml` and the lock promise to whoever installs the game."""

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK_TEXT = (ROOT / "uv.lock").read_text(encoding="utf-8")
LOCK: dict[str, Any] = tomllib.loads(LOCK_TEXT)
DEV = PROJECT["project"]["optional-dependencies"]["dev"]


def name_of(requirement: str) -> str:
    """The distribution's name at the head of a requirement."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None, requirement
    return found[0].lower()


def packages() -> list[dict[str, Any]]:
    """The locked distributions, our own left out."""
    return [one for one in LOCK["package"] if one["name"] != PROJECT["project"]["name"]]


def test_the_extra_and_the_dependency_group_are_one_list() -> None:
    assert PROJECT["dependency-groups"]["dev"] == DEV


def test_the_lock_has_every_dependency() -> None:
    locked = {one["name"] for one in packages()}
    wanted = {name_of(line) for line in [*PROJECT["project"]["dependencies"], *DEV]}
    assert wanted <= locked


def test_the_lock_has_an_exact_version_and_a_hash_for_every_file() -> None:
    loose = [
        one["name"]
        for one in packages()
        for file in [*one.get("wheels", []), *([one["sdist"]] if "sdist" in one else [])]
        if not one.get("version") or not file["hash"].startswith("sha256:")
    ]
    assert loose == []


def test_the_lock_names_no_index_but_the_public_one() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", LOCK_TEXT))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}

"""What importing a package brings along, seen from outside: a fresh interpreter each time.

The contracts in `.importlinter` read the imports that are written; this asks what really happens,
so that `coyoacan check` starts without a screen, and a parser of positions is loaded by errors only.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import coyoacan_game

SCREEN = "tui"
HEADLESS = frozenset(
    {
        "source",
        "diagnostics",
        "story",
        "clockwork",
        "loader",
        "engine",
        "view",
        "explorer",
        "checker",
        "saves",
        "plain",
        "report",
        "walkthroughs",
        "cli",
    }
)

# A library, and the packages whose import may bring it along: by importing it, or by importing a
# package below that does.
WHO_MAY_LOAD = {
    "textual": {SCREEN},
    "rich": {SCREEN},
    "click": {"cli"},
    "tree_sitter": set[str](),
    "tree_sitter_toml": set[str](),
    "tomli": {"loader", "checker", "saves", "cli", SCREEN},
    "tomllib": set[str](),
    "pydantic": (HEADLESS | {SCREEN}) - {"source", "diagnostics"},
}


def existing_packages() -> frozenset[str]:
    """Every module and package directly inside `coyoacan_game`, as it stands on the disk."""
    root = Path(coyoacan_game.__file__).parent
    packages = {path.parent.name for path in root.glob("*/__init__.py")}
    modules = {path.stem for path in root.glob("*.py") if not path.stem.startswith("__")}
    return frozenset(packages | modules)


@cache
def libraries_loaded_by(package: str) -> frozenset[str]:
    """The top-level names in `sys.modules` after nothing but `import coyoacan_game.PACKAGE`."""
    program = (
        f"import json, sys, coyoacan_game.{package}\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, f"importing coyoacan_game.{package} fails:\n{done.stderr}"
    return frozenset(json.loads(done.stdout))


def test_every_package_of_the_house_is_there() -> None:
    assert existing_packages() >= HEADLESS | {SCREEN}


def test_no_package_is_without_a_rule() -> None:
    assert existing_packages() <= HEADLESS | {SCREEN}


@pytest.mark.parametrize("package", sorted(HEADLESS))
@pytest.mark.parametrize("library", sorted(WHO_MAY_LOAD))
def test_importing_a_package_loads_only_the_libraries_it_may(package: str, library: str) -> None:
    if package not in WHO_MAY_LOAD[library]:
        assert library not in libraries_loaded_by(package)


def test_importing_a_package_prints_nothing() -> None:
    program = "; ".join(f"import coyoacan_game.{name}" for name in sorted(HEADLESS))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("", "")

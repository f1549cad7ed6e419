"""One command, `coyoacan`: play, check, new. Owns the exit codes; knows no rule of the game.

Importing this imports click and nothing else of weight: `--help` and `--version` must not wait for
a library they do not use. Each command imports what it needs when it runs.
"""

from coyoacan_game.cli.main import main

__all__ = ["main"]

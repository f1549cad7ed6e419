"""`python -m coyoacan_game` is the command `coyoacan`."""

import sys

from coyoacan_game.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""What was found in a story, printed: lines for people and editors, JSON for programs.

Decides nothing: no exit codes, no checking. Called by the command line.
"""

from coyoacan_game.report.lines import counted, write_lines
from coyoacan_game.report.printable import printable
from coyoacan_game.report.structured import write_json

__all__ = ["counted", "printable", "write_json", "write_lines"]

"""A Raincoat in August: an investigation in a terminal.

Nothing is imported here, so that every command pays only for what it uses.
"""

__version__ = "0.1.0"

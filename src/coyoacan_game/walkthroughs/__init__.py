"""Path tests: plays that an author wrote down, taken again and judged; and what they cover.

Nothing is imported here on purpose. `pytest_plugin` is imported by every run of pytest wherever the
game is installed, and must cost nothing there; so what is wanted is imported from its module:
`suite` to run files, `run` for one path, `coverage` for what was covered, `words` to tell it.
"""

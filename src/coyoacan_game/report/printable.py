"""Other people's text, made safe for a terminal. Called before anything of theirs is written."""


def printable(text: str) -> str:
    r"""The text with everything that does not print spelled out, `\x1b` for an escape.

    File names, ids and values in messages are an author's or a stranger's; written as they are,
    they could move the cursor, rename the window or turn the line around.
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )

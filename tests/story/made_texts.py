"""Strings an author might have written, and strings nobody would: for tests that throw them at readers."""

from hypothesis import strategies as st

_WORDS = [
    "knows.bolt", "patience", "asked", "scene", "place", "time", "day", "here.robins", "chose.a.b",
    "true", "false", "True", "None", "and", "or", "not", "in", "not in", "is", "if", "else", "lambda",
    "==", "!=", "<", "<=", ">", ">=", "=", ":=", "+", "-", "*", "**", "/", "//", "%", "@", "&", "|", "^",
    "~", "<<", "(", ")", "[", "]", "{", "}", ",", ".", ":", ";", "'", '"', "'gate'", '"gate"', "'05:20'",
    "1", "23", "1_000", "0x1f", "1.5", "1e9", "1j", "007", "99999999999", "f'{x}'", "b'x'", "r'x'", "\\",
    "#", "$", "?", "!", "...", "yield", "await", "async", "print(1)", "__import__", "\n", "\t", " ",
    "é", "名", "‘", "’", "\u00a0", "\u2028", "\x00", "\x1b", "\ufeff", "𝐤nows", "ﬁ", "for", "1or", "0in",
]  # fmt: skip
_SIGNS = [
    "{", "}", "{{", "}}", "|", "*", "**", "\\", "\\*", "\\{", "> ", "- ", "\n", "\n\n", " ", ":", "'", '"',
    "{knows.bolt: ", "{time}", "{patience > 2: ", " | ", "{not asked: ", "word", "Drawn.", "é", "’",
]  # fmt: skip

expressions = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=14).map("".join),
    st.integers(1, 700).map(lambda depth: "(" * depth + "asked" + ")" * depth),
    st.integers(1, 700).map(lambda depth: "not " * depth + "asked"),
    st.integers(1, 700).map(lambda depth: "-" * depth + "1"),
    st.integers(1, 700).map(lambda count: "+".join(["1"] * count)),
    st.integers(1, 2500).map(lambda length: "a" * length),
)
texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(_SIGNS), max_size=30).map("".join),
    st.integers(1, 60).map(lambda depth: "{asked: " * depth + "x" + "}" * depth),
    st.tuples(expressions, expressions).map(lambda two: f"{{{two[0]}: one | {{{two[1]}}}}}"),
)

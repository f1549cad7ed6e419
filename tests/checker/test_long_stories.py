"""What the checker says of plans that change, tables nobody opens, and dossiers nobody comes to."""

from pathlib import Path

import pytest
from tests.builders import SMALLEST, problems_in, said

HOUSE = """\
[story]
start_place = "yard"
[place.yard]
name = "The yard"
scene = "gate"
map = { row = 0, column = 0, width = 10, height = 4 }
"""
SHED = """\
[place.shed]
name = "The shed"
map = { row = 1, column = 1, width = 10, height = 4 }
"""
TABLE = """\
[table.book]
title = "The visitors' book"
columns = ["Day"]
says = "A book."
invented = true
row.x = { cells = ["1"] }
"""
NEVER = ["COY311"]


def codes(folder: Path, added: str) -> list[str]:
    found = problems_in(folder, {"a.toml": SMALLEST, "b.toml": added})
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("yard", "shed", "expected"),
    [
        ("", "", ["COY305"]),
        ("", "when = 'asked'", ["COY305"]),  # where it stands, it lies over the yard
        ("when = 'not asked'\n", "", ["COY305"]),
        ("when = 'not asked'\n", "when = 'asked'", []),
        ("when = 'asked'\n", "when = 'asked'", ["COY305"]),
    ],
)
def test_rooms_may_share_floor_only_where_both_come_and_go(
    yard: str, shed: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, HOUSE + yard + SHED + shed) == expected


def test_a_version_is_drawn_over_nobody_else(tmp_path: Path) -> None:
    room = "map = { row = 0, column = 0, width = 12, height = 4 }"
    aside = SHED.replace("column = 1", "column = 9").replace("row = 1", "row = 0")
    version = f"[place.yard.version.wide]\nwhen = 'asked'\n{room}\n"
    assert codes(tmp_path / "apart", HOUSE + aside) == []
    assert codes(tmp_path / "over", HOUSE + aside + version) == ["COY305"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("knows.bolt", []),
        ("knows.lost", NEVER),
        ("asked and knows.lost", NEVER),
        ("asked or knows.lost", []),
        ("visited.roof", NEVER),
        ("scene == 'roof'", NEVER),
        ("scene != 'roof'", []),
        ("not knows.lost", []),
    ],
)
def test_a_table_that_waits_for_what_never_comes(
    when: str, expected: list[str], tmp_path: Path
) -> None:
    lost = '[note.lost]\nkind = "evidence"\ntitle = "L"\ntext = "L."\ninvented = true\n'
    roof = '[scene.roof]\ntitle = "R"\ntext = "R."\nexits = true\n'
    found = codes(tmp_path, f'{TABLE}when = "{when}"\n{lost}{roof}')
    assert sorted(found) == sorted(["COY303", "COY301", *expected])


def test_a_note_is_taught_by_a_row_or_by_beginning_with_a_dossier(tmp_path: Path) -> None:
    note = '[note.lost]\nkind = "evidence"\ntitle = "L"\ntext = "L."\ninvented = true\n'
    row = TABLE.replace('["1"] }', '["1"], learn = ["lost"] }')
    dossier = '[dossier.one]\ntitle = "One"\nstart = "gate"\nlearn = ["lost"]\n'
    assert codes(tmp_path / "nothing", note) == ["COY303"]
    assert codes(tmp_path / "row", note + row) == []
    assert codes(tmp_path / "dossier", note + dossier) == []


def test_a_dossier_may_be_the_first_or_follow_an_ending(tmp_path: Path) -> None:
    two = "".join(f'[dossier.d{n}]\ntitle = "D"\nstart = "gate"\n' for n in range(2))
    assert codes(tmp_path / "none", two) == ["COY310"]
    assert codes(tmp_path / "next", f'{two}[ending.done]\nnext = "d1"\n') == []


def test_a_variable_may_be_called_asked_beside_tables(tmp_path: Path) -> None:
    """Only the dotted name is the table's."""
    row = TABLE.replace('["1"] }', '["1"], says = "One." }')
    choice = '[scene.gate.choice.x]\ntext = "X."\nwhen = "asked and not asked.book.x"\n'
    assert said(problems_in(tmp_path, {"a.toml": SMALLEST, "b.toml": row + choice})) == []

"""Whole screens, as text: a change of how the game looks shows as a difference one can read."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.tui.playing import SMALLEST, USUAL, WIDE, playing, screen_text

SIZES = (SMALLEST, USUAL, WIDE)
NAMES = [f"{width}x{height}" for width, height in SIZES]


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
async def test_the_title(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with playing(None, size, new=False) as pilot:
        assert screen_text(pilot) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
async def test_a_page_of_play(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with playing(None, size, "1", "1") as pilot:
        assert screen_text(pilot) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
async def test_an_ending(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with playing(None, size, "2") as pilot:
        assert screen_text(pilot) == snapshot

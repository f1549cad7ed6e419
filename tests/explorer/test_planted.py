"""A share of what `python -m tests.explorer.planted` plants in the real scenes, and that a miss is told."""

from __future__ import annotations

import pytest
from tests.explorer.changes_harmless import Changer
from tests.explorer.faults_planted import Planted, Planter, checked, stuck
from tests.explorer.real_scenes import Dossier, dossier
from tests.stories_made import seeded

FAULTS = (
    "ring", "nothing_leads_to", "only_after_itself", "at_the_edge", "too_often", "nothing_on_offer", "wants_a_key",
)  # fmt: skip


@pytest.fixture(scope="module")
def visits() -> Dossier:
    """The third dossier."""
    return dossier("polite_visitor")


@pytest.fixture(scope="module")
def planter(visits: Dossier) -> Planter:
    return Planter(visits, seeded(3))


@pytest.mark.parametrize("sort", FAULTS)
def test_a_fault_planted_in_a_real_scene_is_found_with_its_address(
    planter: Planter, sort: str
) -> None:
    fault: Planted = getattr(planter, sort)()
    assert (fault.address, fault.missed()) == (fault.address, None)


@pytest.mark.parametrize("sort", ["renamed", "more_to_do"])
def test_a_change_that_does_no_harm_raises_no_alarm(planter: Planter, sort: str) -> None:
    change: Planted = getattr(Changer(planter, seeded(4)), sort)()
    assert (change.address, change.missed()) == (change.address, None)


def test_where_nothing_was_planted_it_is_missed(visits: Dossier) -> None:
    nowhere = "scene.v_sign"
    assert Planted("unreachable scene", nowhere, visits, checked("COY301")).missed()
    assert Planted("softlock", nowhere, visits, stuck).missed() == "softlock: none"

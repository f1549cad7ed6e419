"""Properties: whether each says one thing, of a beginning that there is. Their expressions are `conditions`'."""

from __future__ import annotations

from coyoacan_game.checker.given import check_given
from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.story.properties import ASKED, WITHIN, Property
from coyoacan_game.story.scope import Scope

_BEGINNINGS = ("scene", "dossier")


def check_properties(scope: Scope, problems: Problems) -> None:
    """Adds a problem for every property that cannot be asked as it is written."""
    for id_, one in scope.story.property.items():
        if ("property", id_) not in scope.broken:
            _asked(id_, one, problems)
        if one.begin is not None:
            _begins(scope, id_, one.begin, problems)
        check_given(scope, id_, one, problems)


def _asked(id_: str, one: Property, problems: Problems) -> None:
    """Exactly one of the kinds, and of the other keys those that go with it."""
    if not one.asked:
        wanted = ", ".join(f'"{kind}"' for kind in ASKED)
        message = f'property "{id_}" says nothing of the plays'
        problems.add("COY111", message, Spot(("property", id_), "key"), f"write one of {wanted}")
        return
    kind, *more = one.asked
    for other in more:
        message = f'property "{id_}" says both "{kind}" and "{other}"'
        hint = "write a property for each"
        problems.add("COY111", message, Spot(("property", id_, other), "key"), hint)
    if one.within is not None and kind not in WITHIN:
        message = f'"within" goes with {_listed(WITHIN)}, and this is "{kind}"'
        problems.add("COY111", message, Spot(("property", id_, "within"), "key"))
    if one.when is not None and kind != "always_can":
        message = f'"when" goes with "always_can", and this is "{kind}"'
        hint = 'elsewhere, write it into the condition: "not (...) or ..."'
        problems.add("COY111", message, Spot(("property", id_, "when"), "key"), hint)


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _begins(scope: Scope, id_: str, begin: str, problems: Problems) -> None:
    """`from` is a scene or a dossier, by its address."""
    spot = Spot(("property", id_, "from"))
    kind, _, named = begin.partition(".")
    if kind not in _BEGINNINGS or not named:
        message = (
            f'property "{id_}" begins in "{begin}", and that is neither scene.ID nor dossier.ID'
        )
        hint = f'write "scene.{begin}"' if scope.has("scene", begin) else None
        problems.add("COY106", message, spot, hint)
    elif not scope.has(kind, named):
        message = f'property "{id_}" begins in {kind} "{named}", and no {kind} has that name'
        problems.add("COY101", message, spot, nearest(named, scope.ids(kind)))

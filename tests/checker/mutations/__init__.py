"""Ways in which an author goes wrong, done to a sound story one at a time; `KINDS` has them all."""

from tests.checker.mutations import guards, keys, names, signs, tables, texts
from tests.checker.mutations.base import KINDS, Mutant

__all__ = ["KINDS", "Mutant", "guards", "keys", "names", "signs", "tables", "texts"]

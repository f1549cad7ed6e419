"""How a player wants the game to look, in a JSON file that can be edited by hand."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from coyoacan_game.saves.disk import SaveFailed, keep_aside, read_bounded, reason, write_whole
from coyoacan_game.saves.homes import settings_file
from coyoacan_game.saves.names import printable

_MAXIMUM = 256 * 1024  # bytes; every key of every action rebound takes a tenth
Word = Annotated[str, Field(min_length=1, max_length=40)]


class Settings(BaseModel):
    """All of them, each with the value it has for who never chose. Changed by `changed` only."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    column: Annotated[int, Field(ge=60, le=84)] = 72
    theme: Literal["lamplight", "daylight", "contrast", "terminal"] = "lamplight"
    typewriter: bool = False
    reduced_motion: bool = False
    keys: Annotated[dict[Word, Word], Field(max_length=200)] = {}

    _notices: tuple[str, ...] = PrivateAttr(default=())

    def __eq__(self, other: object) -> bool:
        """Settings are alike when they set the same, whatever there was to tell about the file."""
        return isinstance(other, Settings) and self.model_dump() == other.model_dump()

    __hash__ = None  # type: ignore[assignment]  # `keys` cannot be hashed

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the file could not be used, as sentences for the player."""
        return self._notices

    def noting(self, notices: tuple[str, ...]) -> Settings:
        """These settings, with something to tell the player."""
        self._notices = notices
        return self

    def changed(self, **values: Any) -> Settings:
        """Settings in which these differ. Raises ValueError for what no setting can be."""
        return Settings.model_validate(self.model_dump() | values)

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """What the file says, as far as it can be used. Never raises."""
        path = path or settings_file()
        try:
            data, more = read_bounded(path, _MAXIMUM)
        except FileNotFoundError:
            return cls()
        except OSError as error:
            return cls().noting((f"Your settings cannot be read: {reason(error)}.",))
        written = None if more else _as_table(data)
        if written is None:
            return cls().noting((_put_aside(path),))
        good, notices = _usable(written)
        return cls.model_validate(good).noting(notices)

    def save(self, path: Path | None = None) -> None:
        """Writes them all; keys of the file that mean nothing here stay. Raises SaveFailed."""
        path = path or settings_file()
        try:
            write_whole(path, self._as_json(path))
        except OSError as error:
            raise SaveFailed(f"Your settings are not saved: {reason(error)}.") from error

    def _as_json(self, path: Path) -> bytes:
        try:
            data, more = read_bounded(path, _MAXIMUM)
        except FileNotFoundError:
            data, more = b"{}", False
        before = None if more else _as_table(data)
        if before is None:
            keep_aside(path, "damaged")
        known = type(self).model_fields
        unknown = {key: value for key, value in (before or {}).items() if key not in known}
        return (json.dumps(self.model_dump() | unknown, indent=2) + "\n").encode()


def _as_table(data: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _usable(written: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The keys that exist with values they can have, and a sentence about each of the others."""
    good: dict[str, Any] = {}
    notices = []
    for key, value in written.items():
        if key not in Settings.model_fields:
            close = get_close_matches(key, Settings.model_fields, n=1)
            hint = f" Did you mean “{close[0]}”?" if close else ""
            notices.append(f"There is no setting “{printable(key[:40])}”; it is passed over.{hint}")
            continue
        try:
            Settings.model_validate({key: value})
        except ValidationError:
            notices.append(f"The setting “{key}” cannot have the value it has; it is passed over.")
        else:
            good[key] = value
    return good, tuple(notices)


def _put_aside(path: Path) -> str:
    try:
        aside = keep_aside(path, "damaged")
        path.unlink()
    except OSError as error:
        return f"Your settings are damaged and are passed over; they stay where they are: {reason(error)}."
    return f"Your settings were damaged. They are kept as {aside.name}, and the game begins with its own."

"""What the keys of every table are made of: bounded texts, ids, guards, effects, and the table itself.

Used by the models alone; no kind of table stands here.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MAXIMUM_TEXT = 20_000  # characters: some twenty printed pages, far above any scene
MAXIMUM_LINE = 400  # characters, for titles, names and choices

Line = Annotated[str, Field(min_length=1, max_length=MAXIMUM_LINE)]
Prose = Annotated[str, Field(min_length=1, max_length=MAXIMUM_TEXT)]
Guard = Annotated[str, Field(min_length=1, max_length=2000)]
Id = Annotated[str, Field(min_length=1, max_length=80)]
Clock24 = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Minutes = Annotated[int, Field(ge=0, le=1440)]
Effects = dict[str, bool | int | Guard]

# TOML gives lists; what is kept cannot change. Only this outer step is lax, the items stay strict.
Ids = Annotated[tuple[Id, ...], Field(strict=False)]
Lines = Annotated[tuple[Line, ...], Field(strict=False)]


class Table(BaseModel):
    """What every table shares: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

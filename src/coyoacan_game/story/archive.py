"""What later sources say of a finding. The keys alone; `view.archive` holds claims against it."""

from coyoacan_game.story.keys import Ids, Prose, Table


class Archive(Table):
    """`[finding.ID.archive]`: read when the file is closed. The last three are one sentence each.

    `far` is for a claim that goes as far as it bears, `much` for one that says too much, `little`
    for one that says too little, or was never made.
    """

    text: Prose
    facts: Ids = ()
    far: Prose | None = None
    much: Prose | None = None
    little: Prose | None = None

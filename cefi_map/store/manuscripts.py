"""The line of a project's dossier. Revision 0 stands for the outline that a new one starts from."""

from __future__ import annotations

import json
from hashlib import sha256

from cefi_map.dossier import manuscript
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.merge import Merge, merge
from cefi_map.errors import BadInput
from cefi_map.mindmap.json_gate import read_json

from .content import Packed
from .line import Line, Outcome
from .tables import dossier_revisions, projects
from .values import DossierConflict


class Manuscripts:
    """A manuscript is all that is kept: value and content are one."""

    def pack(self, content: Manuscript, before: Manuscript | None = None, text: bytes = b"") -> Packed:
        data = manuscript.to_data(content)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        return Packed(text, sha256(text).hexdigest(), len(content.dossier.blocks))

    def size(self, content: Manuscript) -> int:
        return len(content.dossier.blocks)

    def parse(self, text: bytes) -> Manuscript:
        try:
            return manuscript.from_data(read_json(text))
        except (ValueError, RecursionError):
            message = "Cette version du dossier est illisible."
            raise BadInput(message, advice="Ouvrez une autre version de l’historique.") from None

    def start(self) -> Manuscript:
        return manuscript.start()

    def value(self, content: Manuscript) -> Manuscript:
        return content

    def dressed(self, value: Manuscript, source: Manuscript) -> Manuscript:
        return value

    def after(self, before: Manuscript, source: Manuscript, value: Manuscript) -> Manuscript:
        return value

    def merge(self, base: Manuscript | None, mine: Manuscript, theirs: Manuscript) -> Outcome[Manuscript]:
        merged = merge(base or Manuscript(), mine, theirs)  # nothing known in common: what differs is a conflict
        return Outcome(merged.manuscript, merged if merged.conflicts else None)

    def conflict(
        self, *, mine: Manuscript, draft: int, theirs: Manuscript, number: int, detail: Merge
    ) -> DossierConflict:
        return DossierConflict(mine=mine, draft=draft, theirs=theirs, number=number, merged=detail.manuscript)


MANUSCRIPTS: Line[Manuscript, Manuscript] = Line(
    Manuscripts(), dossier_revisions, projects.c.dossier_head, projects.c.dossier_last
)

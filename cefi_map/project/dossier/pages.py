"""The pages of a text that is being written, as pictures: counted at once, drawn when they are looked at.

Five pages are 1.3 MB of SVG (0.15 MB compressed) and take four times as long as the count: a page asks for the count at
each pause of typing, and its browser fetches the pictures of the pages that are in sight, by the digest of the text.
The text waits in the database, for another process may be asked for its pictures.
"""

from __future__ import annotations

import json
from hashlib import sha256

from cefi_map import dossier as room
from cefi_map.dossier import manuscript as codec
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.errors import NotFound
from cefi_map.project.memory import remembered
from cefi_map.store import Store

from .drawn import figures


def keep_pages(store: Store, project_id: str, manuscript: Manuscript) -> str:
    """The digest under which ``page_picture`` finds this text for a while."""
    data = json.dumps(codec.to_data(manuscript), sort_keys=True).encode()
    digest = sha256(data).hexdigest()[:32]
    store.keep_counted(project_id, digest, manuscript)
    return digest


def page_picture(store: Store, project_id: str, digest: str, number: int) -> bytes:
    """The SVG of sheet ``number`` (from 1, a cover among them whether it counts or not). ``NotFound`` when the text is
    kept no longer, or has no such sheet."""
    revision = store.project(project_id).revision
    manuscript = store.counted(project_id, digest)
    found = _pictures(store, project_id, revision, manuscript) if manuscript else ()
    if not 1 <= number <= len(found):
        raise NotFound("Cette page n’est plus gardée.", advice="Écrivez un mot : les pages sont dessinées à nouveau.")
    return found[number - 1]


@remembered(24)
def _pictures(store: Store, project_id: str, revision: int, manuscript: Manuscript) -> tuple[bytes, ...]:
    """Drawn once; ``revision`` is that of the map in the figures."""
    pictures = figures(store, project_id, manuscript.dossier)
    return room.preview(manuscript.dossier, manuscript.layout, pictures)

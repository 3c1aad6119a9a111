"""The history of a map or a dossier, as the pages' dialogs ask for it."""

from __future__ import annotations

from typing import Any

from cefi_map.errors import BadInput
from cefi_map.web.received import sent_json


def sent_name() -> str:
    """The ``{"name"}`` that is sent for a version."""
    sent = sent_json()
    name = sent.get("name") if isinstance(sent, dict) else None
    if not isinstance(name, str):
        raise BadInput("Ces données ne donnent pas de nom.", advice="Rechargez la page, puis réessayez.")
    return name


def revision_data(revision: Any) -> dict[str, Any]:
    return {
        "number": revision.number,
        "created": revision.created.isoformat(),
        "name": revision.name,
        "reason": revision.reason,
        "nodes": revision.nodes,
    }

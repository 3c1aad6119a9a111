"""The history of a map or a dossier, as the pages' dialogs ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cefi_map.errors import BadInput, NotFound
from cefi_map.store import DRAFT, Revision
from cefi_map.web.received import sent_json
from cefi_map.web.who import since


def seen(history: Sequence[Revision]) -> list[Revision]:
    """Of the versions, newest first, those that whoever asks may read: where it was shown to them, what stood then and
    what came after."""
    moment = since()
    if moment is None:
        return list(history)
    after = [each for each in history if each.created >= moment]
    before = [each for each in history if each.created < moment and each.reason != DRAFT]
    return [*after, *before[:1]]


def only_seen(history: Sequence[Revision], number: int) -> None:
    """``NotFound`` for a version that whoever asks may not read, as for one that is not there."""
    if since() is not None and number not in {each.number for each in seen(history)}:
        raise NotFound(
            "Cette version n’est plus dans l’historique.", advice="Rechargez la page pour voir les versions."
        )


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

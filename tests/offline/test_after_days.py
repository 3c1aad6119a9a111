"""Three days without a network: what was written there meets a history that has been thinned meanwhile."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import delete

from cefi_map.mindmap import edits
from cefi_map.store import open_store
from cefi_map.store.tables import revisions

from .away import Server, travelling

pytestmark = [pytest.mark.browser, pytest.mark.deep]


def test_a_draft_whose_base_was_thinned_is_no_conflict(browser: Any, stoppable: Server):
    """The same title was changed here before, and elsewhere since: without that base, both would seem to be changes
    of the same thing."""
    with travelling(browser, stoppable.address) as someone:
        path = someone.settled()
        someone.rename("Contexte", "Contexte de mai")
        someone.saved()
        someone.knows(path, "Contexte de mai")
        someone.page.context.set_offline(True)
        someone.write("écrit loin de tout", under="Contexte de mai")
        someone.until("editor.sync.isKept")
        elsewhere(stoppable, path.rpartition("/")[2])
        someone.page.reload()
        someone.page.wait_for_selector("html[data-editor=ready]")
        someone.page.context.set_offline(False)
        someone.saved()
        found = [node["text"] for node in someone.on_server(path)]
        assert "Contexte de juin" in found
        assert "écrit loin de tout" in found
        assert "Contexte de mai" not in found


def elsewhere(server: Server, id: str) -> None:
    """Another device saves, and the revision on which the first one stands goes."""
    with closing(open_store(server.data)) as store:
        base = store.load(id)
        node = next(node for node in base.map if node.text == "Contexte de mai")
        store.save(id, edits.rename(base.map, node.key, "Contexte de juin"), base.number)
        with store.database.write() as connection:
            gone = (revisions.c.project_id == id, revisions.c.number > 1, revisions.c.number <= base.number)
            connection.execute(delete(revisions).where(*gone))

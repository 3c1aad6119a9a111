"""The log of a server, for a program: what happened, in words, and nothing that anybody wrote."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import cefi_map
from cefi_map.store import StorageError
from cefi_map.web.logs import AsJson

SOURCES = sorted(Path(cefi_map.__file__).parent.rglob("*.py"))


def test_a_line_says_what_happened_and_the_kind_of_reason():
    reason = StorageError("Le projet « Une phrase à moi » ne s’écrit pas.")
    words = "L’entretien du jour est remis à plus tard\u00a0: %s"
    line = json.loads(AsJson().format(logging.LogRecord("cefi_map", logging.WARNING, "", 1, words, (reason,), None)))
    assert (line["what"], line["error"]) == ("L’entretien du jour est remis à plus tard", "StorageError")
    assert "phrase" not in json.dumps(line, ensure_ascii=False)


def test_no_warning_is_made_of_a_value_alone():
    """Its words are all that a log of this kind keeps of it."""
    written = re.compile(r'\.(warning|error|exception|info)\(\s*f?"%s"')
    assert [path.name for path in SOURCES if written.search(path.read_text("utf-8"))] == []

"""A real llama.cpp server, with a model that says anything at all: that we speak as it does, not as we imagine it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from cefi_map.errors import CefiError
from cefi_map.mindmap import outline
from cefi_map.out.completions import complete, learnt, models
from cefi_map.out.dialect import PLAIN
from cefi_map.out.fence import Unreachable
from cefi_map.out.server import Server
from cefi_map.second import Demand, of_map, read

from .random_model import write

xllamacpp: Any = pytest.importorskip("xllamacpp", reason="no wheel of llama.cpp for this system")
KEY, WINDOW = "cle-de-test", 8192
SCHEMA = {
    "type": "object",
    "properties": {
        "lignes": {"type": "array", "items": {"enum": [1, 2, 3]}, "maxItems": 3},
        "verdict": {"type": "string", "enum": ["satisfait", "partiel", "absent"]},
    },
    "required": ["lignes", "verdict"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(write(tmp_path_factory.mktemp("modele") / "hasard.gguf"))
    wanted.n_ctx, wanted.n_parallel, wanted.warmup, wanted.verbosity = WINDOW, 1, False, -1
    wanted.hostnames, wanted.port, wanted.api_keys, wanted.cpuparams.n_threads = ["127.0.0.1"], 0, [KEY], 1
    opened = xllamacpp.Server(wanted)
    yield Server(opened.listening_address, "hasard", KEY, own=True)
    del opened


def test_its_dialect_is_the_plain_one(server: Server) -> None:
    assert learnt(server) == PLAIN


def test_it_holds_the_form_of_an_answer_and_counts_its_tokens(server: Server) -> None:
    found = complete(server, lambda _: ("Règles", "Une carte"), SCHEMA)
    said = json.loads(found.text)
    assert [*said] == ["lignes", "verdict"], "in the order of the form: what proves, then what it proves"
    assert said["verdict"] in ("satisfait", "partiel", "absent")
    assert found.asked > 10
    assert found.written > 5


def test_it_lists_its_model(server: Server) -> None:
    assert len(models(server)) == 1


def test_the_form_of_a_demand_is_taken(server: Server) -> None:
    """What a model that says anything then writes is stopped, or read and refused: never taken for an opinion."""
    demand = Demand(of_map(outline.parse("Un atelier\n  Tissu et fil\n")))
    with pytest.raises(CefiError):
        read(demand, complete(server, lambda formed: ("", demand.messages(formed)[1]), demand.schema()).text)


def test_a_demand_past_its_window_is_told_with_both_numbers(server: Server) -> None:
    with pytest.raises(Unreachable, match=rf"trop longue pour ce modèle : \d+ jetons, pour {WINDOW}"):
        complete(server, lambda _: ("Règles", "mot " * WINDOW), SCHEMA)


def test_a_wrong_key_is_told(server: Server) -> None:
    with pytest.raises(Unreachable, match="refuse cette clé"):
        complete(Server(server.url, server.model, "autre", own=True), lambda _: ("", ""), SCHEMA)


def test_who_hangs_up_frees_it(server: Server) -> None:
    """It has one place: the next would wait for ever behind one that nobody reads."""
    asked = {"messages": [{"role": "user", "content": "a"}], "stream": True, "max_tokens": -1, "ignore_eos": True}
    line = HTTPConnection(urlsplit(server.url).netloc)
    line.request("POST", "/v1/chat/completions", json.dumps(asked), {"Authorization": f"Bearer {KEY}"})
    assert line.getresponse().readline()
    line.close()
    assert complete(server, lambda _: ("Règles", "Une carte"), SCHEMA).text

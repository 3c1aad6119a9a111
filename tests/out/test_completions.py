"""One question to a server of chat completions: what it answers, and each thing that it may do instead."""

from __future__ import annotations

import ipaddress
import threading
from typing import Any

import pytest

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.out import fence
from cefi_map.out.completions import complete, learnt, models
from cefi_map.out.dialect import PLAIN, Dialect
from cefi_map.out.failures import Busy, Refused
from cefi_map.out.fence import Unreachable
from cefi_map.out.hearing import Completion
from cefi_map.out.server import Server

from .pretending import GOOD, Behave, Pretending, pretending


def messages(formed: bool) -> tuple[str, str]:
    return "Les règles" if formed else "Les règles, et la forme", "La carte"


SCHEMA: dict[str, Any] = {"type": "object"}


def asked(behave: Behave, dialect: Dialect = PLAIN) -> Completion:
    with pretending(behave) as (url, _):
        return complete(Server(url, "petit", own=True), messages, SCHEMA, dialect)


def told(behave: Behave) -> str:
    with pytest.raises(Unreachable) as failed:
        asked(behave)
    assert failed.value.advice
    return str(failed.value)


def test_an_answer_that_streams_is_read_whole_with_its_figures() -> None:
    found = asked(lambda each, _: each.stream("{“", "a", "”}", usage={"prompt_tokens": 12, "completion_tokens": 3}))
    assert (found.text, found.model, found.asked, found.written) == ("{“a”}", "vrai-nom", 12, 3)


def test_one_that_does_not_stream_is_read_too() -> None:
    said = {"choices": [{"message": {"content": GOOD}, "finish_reason": "stop"}], "usage": {"prompt_tokens": "x"}}
    found = asked(lambda each, _: each.json(200, said))
    assert (found.text, found.asked) == (GOOD, 0)


def test_what_a_model_thinks_is_no_answer() -> None:
    def thinking(each: Pretending, _: Any) -> None:
        each.begin()
        each.event({"choices": [{"delta": {"reasoning_content": "je doute"}}]})
        each.event({"choices": [{"delta": {"reasoning": "encore"}}]})
        each.event({"choices": [{"delta": {"content": "<think>non</think>" + GOOD}, "finish_reason": "stop"}]})
        each.wfile.write(b"data: [DONE]\n\n")

    assert asked(thinking).text == GOOD


def test_what_is_sent_is_the_question_and_nothing_of_who_asks() -> None:
    with pretending(lambda each, _: each.stream(GOOD)) as (url, kind):
        complete(Server(f"{url}/v1/", "petit", key="cle", own=True), messages, SCHEMA)
        complete(
            Server(f"{url}/v1/chat/completions", "petit", own=True), messages, SCHEMA, Dialect("", "", "", False, False)
        )
    first, second = kind.asked
    assert kind.authorised == ["Bearer cle", None]
    assert set(first) == {"model", "messages", "stream", "response_format", "seed", "max_tokens", "temperature",
                          "stream_options"}  # fmt: skip
    assert set(second) == {"model", "messages", "stream"}
    assert [each["content"] for each in second["messages"]] == [*messages(False)]


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        (lambda each, _: each.json(401, {"error": "no"}), "refuse cette clé"),
        (lambda each, _: each.json(404, {"detail": "no model"}), "ne connaît pas « petit »"),
        (
            lambda each, _: each.json(400, {"error": {"type": "exceed_context_size_error", "n_prompt_tokens": 5214,
                                                      "n_ctx": 4096}}),
            "trop longue pour ce modèle : 5214 jetons, pour 4096",
        ),
        (
            lambda each, _: each.json(400, {"message": "This model's maximum context length is 4096 tokens. You "
                                                       "requested 5214 tokens"}),
            "trop longue pour ce modèle : 5214 jetons, pour 4096",
        ),
        (lambda each, _: each.json(422, {"detail": [{"loc": ["seed"], "type": "extra"}]}), "refuse un réglage"),
        (lambda each, _: each.json(429, {}), "est occupé"),
        (lambda each, _: each.json(429, {}, Retry_After="120"), "demande d’attendre 2 minutes"),
        (lambda each, _: each.json(503, {}, Retry_After="90"), "demande d’attendre 90 secondes"),
        (lambda each, _: each.json(503, {"error": {"message": "Loading model"}}), "charge le modèle"),
        (lambda each, _: each.raw(502, b"<html>"), "une erreur 502"),
        (lambda each, _: each.raw(200, b"<html>bonjour"), "autre chose que ce qui est attendu"),
        (lambda each, _: each.raw(302, b"", Location="https://ailleurs.exemple.fr"), "renvoie vers une autre adresse"),
        (lambda each, _: each.stream('{"mot":', end="length"), "est coupée"),
        (lambda each, _: each.stream(GOOD, end=None, done=False), "a raccroché avant la fin"),
        (lambda each, _: each.stream(GOOD, done=False), "a raccroché avant la fin"),
        (lambda each, _: each.stream(*["{" + " " * 50] * 1, *[" " * 50] * 1000), "répète la même chose"),
        (lambda each, _: each.stream(*['"lignes": [1, 1, '] * 5000), "répète la même chose"),
        (lambda each, _: each.stream("".join(f"{n} " for n in range(60_000))), "répète la même chose"),
        (lambda each, _: (each.begin(), each.event({"error": {"message": "peg-native"}})), "une erreur 500"),
        (lambda each, _: (each.begin(), each.wfile.write(b"data: {oups\n\n")), "autre chose que ce qui est attendu"),
    ],
)  # fmt: skip
def test_what_it_does_instead_is_one_sentence(behave: Behave, words: str) -> None:
    assert words in told(behave)


def test_one_that_loops_is_hung_up_on() -> None:
    """It would go on as long as somebody listens."""
    left = threading.Event()

    def looping(each: Pretending, _: Any) -> None:
        each.begin()
        try:
            while True:
                each.event({"choices": [{"delta": {"content": " "}}]})
        except OSError:
            left.set()

    assert "répète la même chose" in told(looping)
    assert left.wait(60)


def test_silence_ends_before_the_first_word_and_between_two(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()

    def silent(each: Pretending, _: Any) -> None:
        ended.wait(60)

    def stopping(each: Pretending, _: Any) -> None:
        each.stream("{", end=None, done=False)
        ended.wait(60)

    monkeypatch.setattr(limits, "SECOND_FIRST_SECONDS", 1)
    assert "ne répond pas en 1 secondes" in told(silent)
    monkeypatch.setattr(limits, "SECOND_FIRST_SECONDS", 30)
    monkeypatch.setattr(limits, "SECOND_BETWEEN_SECONDS", 2)
    assert "ne répond pas en 2 secondes" in told(stopping)
    ended.set()


def test_one_that_is_busy_for_a_moment_is_asked_once_more() -> None:
    waited: list[float] = []

    def busy(each: Pretending, _: Any) -> None:
        each.json(429, {}, Retry_After="3") if len(each.asked) == 1 else each.stream(GOOD)

    with pretending(busy) as (url, _):
        found = complete(Server(url, "petit", own=True), messages, SCHEMA, wait=waited.append)
    assert (found.text, waited) == (GOOD, [3])
    with pytest.raises(Busy) as refused:
        asked(lambda each, _: each.json(429, {}, Retry_After="3600"))
    assert refused.value.again == 3600


def test_one_that_fails_on_the_form_is_asked_once_without() -> None:
    """The form is then said in words."""

    def failing(each: Pretending, said: dict[str, Any]) -> None:
        kind, rules = said["response_format"]["type"], said["messages"][0]["content"]
        failed = kind == "json_schema" or rules != "Les règles, et la forme"
        each.json(500, {"error": "peg-native"}) if failed else each.stream(GOOD)

    assert asked(failing).text == GOOD


def test_two_at_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OUTGOING_WAIT", 0)
    ended, here = threading.Event(), threading.Semaphore(0)

    def slow(each: Pretending, _: Any) -> None:
        here.release()
        ended.wait(60)
        each.stream(GOOD)

    with pretending(slow) as (url, _):
        server = Server(url, "petit", own=True, whose="lyon")
        waiting = [threading.Thread(target=complete, args=(server, messages, SCHEMA)) for _ in range(2)]
        for each in waiting:
            each.start()
        for _ in waiting:
            here.acquire()
        with pytest.raises(Busy, match="attendez"):
            complete(server, messages, SCHEMA)
        ended.set()
        assert complete(Server(url, "petit", own=True, whose="albi"), messages, SCHEMA).text == GOOD
        for each in waiting:
            each.join()
        assert complete(server, messages, SCHEMA).text == GOOD


def strict(*fields: str, form: str = "json_schema", names: bool = True) -> Behave:
    """A server that refuses these fields, and forms of the answer but one."""

    def behave(each: Pretending, said: dict[str, Any]) -> None:
        found = [field for field in fields if field in said]
        kind = said.get("response_format", {}).get("type", "")
        if kind and kind != form and not found:
            found = ["response_format.type"]
        if found:
            return each.json(422, {"detail": f"extra_forbidden: {found[0]}" if names else "Unprocessable"})
        return each.stream(GOOD)

    return behave


@pytest.mark.parametrize(
    ("behave", "dialect"),
    [
        (strict(), PLAIN),
        (strict("seed", "stream_options"), Dialect(seed="random_seed", usage=False)),
        (strict("max_tokens", "temperature"), Dialect(most="max_completion_tokens", temperature=False)),
        (strict("seed", "random_seed"), Dialect(seed="")),
        (strict(form="json_object"), Dialect(form="json_object")),
        (strict(form=""), Dialect(form="")),
        (strict("max_tokens", "max_completion_tokens", form=""), Dialect(form="", most="")),
    ],
)
def test_a_dialect_is_learnt_once(behave: Behave, dialect: Dialect) -> None:
    with pretending(behave) as (url, kind):
        server = Server(url, "petit", own=True)
        assert learnt(server) == dialect
        before = len(kind.asked)
        complete(server, messages, SCHEMA, dialect)
        assert len(kind.asked) == before + 1


def test_one_that_does_not_say_what_it_refuses_is_asked_for_ever_less() -> None:
    with pretending(strict("seed", "random_seed", "temperature", names=False)) as (url, _):
        server = Server(url, "petit", own=True)
        assert complete(server, messages, SCHEMA, learnt(server)).text == GOOD
    with (
        pretending(lambda each, _: each.json(422, {})) as (url, kind),
        pytest.raises(Refused, match="refuse un réglage"),
    ):
        learnt(Server(url, "petit", own=True))
    assert len(kind.asked) < 12


def test_a_wrong_key_is_no_dialect() -> None:
    with pretending(lambda each, _: each.json(401, {})) as (url, kind), pytest.raises(Refused, match="clé"):
        learnt(Server(url, "petit", own=True))
    assert len(kind.asked) == 1


def test_its_models_are_listed() -> None:
    with pretending(lambda each, _: None) as (url, _):
        assert models(Server(url, own=True)) == ("petit", "grand-cloud")


@pytest.mark.parametrize(
    ("url", "own", "words"),
    [
        ("http://127.0.0.1:1", False, "n’est pas une adresse en https"),
        ("https://127.0.0.1:1", False, "refuse la connexion"),
        ("http://127.0.0.1:1", True, "refuse la connexion"),
        ("ftp://127.0.0.1", True, "n’est pas une adresse complète"),
        ("http://a:b@127.0.0.1", True, "n’est pas une adresse complète"),
    ],
)
def test_an_address_of_this_computer_only_where_who_runs_it_entered_it(url: str, own: bool, words: str) -> None:
    with pytest.raises(CefiError, match=words):
        models(Server(url, own=own))


def test_nothing_in_the_clear_leaves_the_local_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "_address", lambda peer: ipaddress.ip_address("93.184.215.14"))
    with (
        pretending(lambda each, _: None) as (url, kind),
        pytest.raises(CefiError, match="doit commencer par https://"),
    ):
        models(Server(url, key="secret", own=True))
    assert kind.authorised == []


def test_this_computer_is_closed_to_what_a_head_entered() -> None:
    assert not Server("http://127.0.0.1:1").own
    with pretending(lambda each, _: None) as (url, _), pytest.raises(CefiError):
        models(Server(url.replace("http:", "https:"), own=False))


def test_a_model_that_leaves_from_an_address_that_is_here_is_known() -> None:
    names = ("gpt-oss:120b-cloud", "x:cloud", "cloudy", "mistral")
    assert [Server("http://localhost:11434", name).leaves for name in names] == [True, True, False, False]
    near = [
        "http://localhost:1",
        "http://127.0.0.1",
        "http://[::1]:3",
        "http://10.0.0.2",
        "http://nas.local",
        "http://nas",
    ]
    assert all(Server(url).near for url in near)
    assert not Server("https://api.exemple.fr/v1").near
    assert [Server(url).base for url in ("http://a:1", "http://a/v1/", "http://a/api/v1/chat/completions")] == [
        "http://a:1/v1", "http://a/v1", "http://a/api/v1",
    ]  # fmt: skip

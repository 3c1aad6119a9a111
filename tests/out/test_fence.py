"""What leaves the server, and how much of what comes back is listened to; against real sockets."""

from __future__ import annotations

import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest
import trustme

from cefi_map import limits
from cefi_map.centre.store import Issuer
from cefi_map.errors import CefiError
from cefi_map.out import fence, sealing
from cefi_map.out.fence import Answer, Gate, Unreachable, ask
from tests.serving import answering

from .quiet import Quiet

KEY = b"k" * 32
LOCAL = Gate(KEY, local=True)


class Service(BaseHTTPRequestHandler):
    """Each path misbehaves in its own way."""

    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").partition("?")[0])()

    def do_POST(self) -> None:
        self._say(self.headers["Content-Type"].encode() + b" " + self.rfile.read(int(self.headers["Content-Length"])))

    def good(self) -> None:
        self._say(json.dumps({"host": self.headers["Host"], "agent": self.headers["User-Agent"]}).encode())

    def large(self) -> None:
        self._say(b" " * 10 * 1024 * 1024)

    def elsewhere(self) -> None:
        self.send_response(302)
        self.send_header("Location", "https://ailleurs.exemple.fr/x")
        self.end_headers()

    def broken(self) -> None:
        self.send_error(500)

    def text(self) -> None:
        self._say(b"[1]")

    def nested(self) -> None:
        self._say(b'{"a":' * 5000)

    def slow(self) -> None:
        """A byte now and then: no single wait is long."""
        self.send_response(200)
        self.end_headers()
        for _ in range(300):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.1)

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[int]:
    server = Quiet(("127.0.0.1", 0), Service)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    with answering(server) as port:
        yield port


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serving() as port:
        yield f"http://127.0.0.1:{port}"


def issuer(url: str, **addresses: str) -> Issuer:
    return Issuer("i", "oidc", "Entrée", url, "client", "", addresses, {}, {}, None, datetime.now(UTC))


def refused(gate: Gate, of: Issuer, address: str) -> str:
    with pytest.raises(CefiError) as caught:
        ask(gate, of, address).data()
    assert caught.value.advice
    return str(caught.value)


def test_what_an_address_of_the_issuer_answers(base: str) -> None:
    told = ask(LOCAL, issuer("https://autre.fr", keys=base), f"{base}/good?a=1")
    assert told.kind == "application/json"
    assert told.data() == {"host": base.removeprefix("http://"), "agent": "cefi-map"}
    assert ask(LOCAL, issuer(base), base, body={"a": "é&"}).body == b"application/x-www-form-urlencoded a=%C3%A9%26"
    sent = ask(LOCAL, issuer(base), base, body=b"{}", headers={"Content-Type": "application/json"})
    assert sent.body == b"application/json {}"


def test_no_address_but_those_of_the_issuer(base: str) -> None:
    assert "n’est pas parmi les adresses" in refused(LOCAL, issuer("https://autre.fr"), f"{base}/good")
    other = base.replace("127.0.0.1", "localhost")
    assert "n’est pas parmi les adresses" in refused(LOCAL, issuer(base), f"{other}/good")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = f"http://127.0.0.1:{free.getsockname()[1]}"
        assert "n’est pas parmi les adresses" in refused(LOCAL, issuer(base), port)
        assert "refuse la connexion" in refused(LOCAL, issuer(port), port)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:{}/good", "http://exemple.fr", "ftp://exemple.fr", "https://a:b@exemple.fr", "https://", "x",
     "https://exemple.fr/#a", "https://exemple.fr/a b", "https://exemple.fr/\r\nx: y", "https://exemple.fr:99999",
     "https://[", "https://exemple.fr/" + "a" * 400],
)  # fmt: skip
def test_only_encrypted(base: str, address: str) -> None:
    address = address.replace("{}", base.rpartition(":")[2])
    gate = Gate(KEY) if "127.0.0.1" in address else LOCAL
    assert "n’est pas une adresse en https" in refused(gate, issuer(address if len(address) > 1 else base), address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_name_leads_into_this_computer(host: str) -> None:
    """The certificate would be good: what is refused is where the name leads."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    with serving(context) as port:
        of = issuer(f"https://{host}:{port}")
        assert "mène à une adresse interne" in refused(Gate(KEY), of, f"{of.url}/good")
        assert "certificat d’une autorité que ce serveur ne connaît pas" in refused(LOCAL, of, f"{of.url}/good")
        with trusting(authority):
            other = issuer(f"https://{'localhost' if host[0] == '1' else '127.0.0.1'}:{port}")
            assert "certificat qui n’est pas le sien" in refused(LOCAL, other, f"{other.url}/good")
            assert ask(LOCAL, of, f"{of.url}/good").status == 200
            assert "mène à une adresse interne" in refused(Gate(KEY), of, f"{of.url}/good")


@contextmanager
def trusting(authority: trustme.CA) -> Iterator[None]:
    authority.configure_trust(fence._tls())
    yield
    fence._tls.cache_clear()


@pytest.mark.parametrize(
    ("peer", "alone", "among"),
    [
        ("127.0.0.1", False, False),
        ("::1", False, False),
        ("::ffff:127.0.0.1", False, False),
        ("169.254.169.254", False, False),
        ("fe80::1%eth0", False, False),
        ("0.0.0.0", False, False),
        ("10.1.2.3", True, False),
        ("192.168.1.9", True, False),
        ("fd00::1", True, False),
        ("93.184.215.14", True, True),
    ],
)
def test_where_a_name_may_lead(peer: str, alone: bool, among: bool) -> None:
    """A centre that shares its server with others reaches no machine beside it."""
    assert fence._may(Gate(KEY), peer) is alone
    assert fence._may(Gate(KEY, private=False), peer) is among


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("large", "répond plus de 512 ko"),
        ("elsewhere", r"renvoie vers une autre adresse \(ailleurs\.exemple\.fr\)"),
        ("broken", "répond par une erreur 500"),
        ("text", "répond autre chose"),
        ("nested", "répond autre chose"),
    ],
)
def test_what_it_does_instead_is_said(base: str, path: str, words: str) -> None:
    assert re.search(words, refused(LOCAL, issuer(base), f"{base}/{path}"))


def test_one_that_drips_is_left(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OUTGOING_SECONDS", 1)
    assert "ne répond pas en 1 secondes" in refused(LOCAL, issuer(base), f"{base}/slow")


def test_those_who_wait_are_counted(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many come, half of the threads serve others; and what was held is given back."""
    monkeypatch.setattr(limits, "OUTGOING_SECONDS", 3)
    monkeypatch.setattr(limits, "OUTGOING_WAIT", 0)
    found = together(limits.OUTGOING_AT_ONCE + 2, lambda: ask(LOCAL, issuer(base), f"{base}/slow"))
    words = [str(each) for each in found if isinstance(each, Unreachable)]
    assert sorted("trop de personnes" in each for each in words) == [False] * limits.OUTGOING_AT_ONCE + [True] * 2
    assert ask(LOCAL, issuer(base), f"{base}/good").status == 200


def together(times: int, do: Callable[[], Answer]) -> list[Answer | Exception]:
    found: list[Answer | Exception] = []

    def one() -> None:
        try:
            found.append(do())
        except CefiError as error:
            found.append(error)

    threads = [threading.Thread(target=one) for _ in range(times)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return found


def test_a_secret_is_kept_so_that_the_database_alone_does_not_tell_it() -> None:
    sealed = sealing.seal(KEY, "très secret")
    assert "secret" not in sealed
    assert sealed != sealing.seal(KEY, "très secret")
    assert sealing.unseal(KEY, sealed) == "très secret"
    assert sealing.unseal(KEY, sealing.seal(KEY, "")) == ""
    for other, words in ((b"o" * 32, sealed), (KEY, sealed[:-4] + "AAAA"), (KEY, "x")):
        with pytest.raises(CefiError, match="autre installation"):
            sealing.unseal(other, words)

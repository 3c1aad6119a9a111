"""The one way by which another server is asked: at an address that the head of a centre entered, or who runs this
installation, and at none other. Encrypted, without following anybody elsewhere, bounded in time, size and number."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import BoundedSemaphore, Event, Timer
from typing import Any, Protocol
from urllib.parse import SplitResult, urlencode, urlsplit

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.mindmap.json_gate import read_json

Opened = HTTPResponse
Body = Mapping[str, str] | bytes | None
PORTS = {"https": 443, "http": 80}
_NEXT = re.compile(r"""<([^<>]+)>[^,<]*;\s*rel="?next"?(?![\w-])""", re.IGNORECASE)
_USUAL = "Réessayez dans un instant ; sinon, le responsable du centre essaie la connexion."
_AT_ONCE = BoundedSemaphore(limits.OUTGOING_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Gate:
    """``key`` seals what the centre keeps secret. ``private``: also to addresses of the local network, where a centre
    has its server to itself. ``local``: also to this computer, and there without encryption. ``plain``: without it in
    the local network too. Both are for what who runs this installation entered, and for tests."""

    key: bytes
    private: bool = True
    local: bool = False
    plain: bool = False


class Known(Protocol):
    """Whom the head of a centre entered: where it stands, and where else it is asked."""

    @property
    def url(self) -> str: ...

    @property
    def addresses(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, in seconds, one waits for a connection, for the first byte, between two, and in all; ``advice``: what
    to do where it was in vain."""

    connect: float
    first: float
    between: float
    whole: float
    advice: str


class Unreachable(CefiError):
    """A service that the centre trusts did not answer as it should."""

    status = 502


@dataclass(frozen=True, slots=True)
class Answer:
    """``kind`` is its media type; ``body`` whole; ``next`` where a list goes on (RFC 8288), "" where it ends."""

    status: int
    kind: str
    body: bytes
    host: str
    next: str = ""

    def data(self) -> dict[str, Any]:
        """The JSON object that a good answer is."""
        if self.status != 200:
            raise _odd(self.host, f"répond par une erreur {self.status}")
        try:
            found = read_json(self.body)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise _odd(self.host, "répond autre chose que ce qui est attendu")
        return found


def ask(
    gate: Gate,
    issuer: Known,
    address: str,
    *,
    body: Body = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """What stands at an address of that issuer, or what it answers to a form, or to other bytes, that are sent there.
    ``Unreachable`` says in French what it did instead."""
    parts = checked(gate, address)
    if not is_of(issuer, address):
        raise CefiError(
            f"« {parts.hostname} » n’est pas parmi les adresses de cette connexion.",
            advice="Le responsable du centre vérifie la connexion, sur la page du centre.",
        )
    if not _AT_ONCE.acquire(timeout=limits.OUTGOING_WAIT):
        raise _odd(str(parts.hostname), "fait attendre trop de personnes à la fois")
    try:
        return _asked(gate, parts, body, {"Accept": "application/json, application/jwt", **(headers or {})})
    finally:
        _AT_ONCE.release()


def checked(gate: Gate, address: str) -> SplitResult:
    """The parts of an address to which a request may leave at all. ``CefiError`` where it is not one."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise _no_address(gate, address) from None
    plain = parts.scheme == "http" and (gate.plain or (gate.local and host in ("127.0.0.1", "localhost")))
    if (parts.scheme != "https" and not plain) or not host or "@" in parts.netloc or parts.fragment:
        raise _no_address(gate, address)
    if len(address) > limits.ADDRESS_CHARS or not address.isascii() or not address.isprintable() or " " in address:
        raise _no_address(gate, address[:60])
    return parts


def is_of(issuer: Known, address: str) -> bool:
    """Whether it stands where the head of the centre said that this issuer does, and says nothing of who asks."""
    known = {origin(each) for each in (issuer.url, *issuer.addresses.values())}
    try:
        return "@" not in urlsplit(address).netloc and origin(address) in known
    except ValueError:
        return False


def origin_of(address: str) -> str:
    """Scheme, host and port, as browsers write them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def origin(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme)


def _asked(gate: Gate, parts: SplitResult, body: Body, headers: Mapping[str, str]) -> Answer:
    most = limits.OUTGOING_SECONDS
    if isinstance(body, Mapping):
        headers = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(body).encode()
    with opened(gate, parts, body, headers, Patience(most / 2, most, most, most, _USUAL)) as found:
        return _answer(str(parts.hostname), found)


@contextmanager
def opened(
    gate: Gate, parts: SplitResult, body: bytes | None, headers: Mapping[str, str], patience: Patience
) -> Iterator[HTTPResponse]:
    """An answer that begins, at an address that was ``checked``: hung up at the end, and when it takes too long.
    ``Unreachable`` says so, of what comes while it is read too."""
    host, late = str(parts.hostname), Event()
    line: list[socket.socket] = []
    waited = patience.first

    def end() -> None:
        late.set()
        for each in line:
            socket.socket.shutdown(each, socket.SHUT_RDWR)  # not TLS's own, which another thread is in

    timer = Timer(patience.whole, _quietly, [end])
    timer.daemon = True
    timer.start()
    try:
        line.append(_line(gate, parts, patience))
        if late.is_set():
            raise TimeoutError
        with _sent(line[0], parts, body, dict(headers)) as found:
            waited = patience.between
            line[0].settimeout(waited)
            yield found
        if late.is_set():  # what was cut off looks like an end
            raise TimeoutError
    except (OSError, HTTPException, ValueError) as error:
        raise _odd(
            host, _reason(error, patience.whole if late.is_set() else waited, late=late.is_set()), patience.advice
        ) from error
    finally:
        timer.cancel()
        for each in line:
            each.close()


def _line(gate: Gate, parts: SplitResult, patience: Patience) -> socket.socket:
    """A connection, to an address that is looked at once it is made: a name may lead elsewhere the next time."""
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    raw = socket.create_connection((host, port), timeout=patience.connect)
    try:
        raw.settimeout(patience.first)
        if not _may(gate, raw.getpeername()[0]):
            raise _Forbidden
        if parts.scheme == "http" and _address(raw.getpeername()[0]).is_global:
            raise _InTheClear
        return _tls().wrap_socket(raw, server_hostname=host) if parts.scheme == "https" else raw
    except BaseException:
        raw.close()
        raise


class _Forbidden(OSError):
    """The name leads into this computer, or into a network that is none of the centre's."""


class _InTheClear(OSError):
    """The name leads out of the local network, and nothing is encrypted."""


def _address(peer: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    address = ipaddress.ip_address(peer.partition("%")[0])
    return getattr(address, "ipv4_mapped", None) or address


def _may(gate: Gate, peer: str) -> bool:
    address = _address(peer)
    if address.is_loopback:
        return gate.local
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    return gate.private or address.is_global


@cache
def _tls() -> ssl.SSLContext:
    """The system's own authorities; certificates and names are checked."""
    return ssl.create_default_context()


def _sent(line: socket.socket, parts: SplitResult, body: bytes | None, headers: dict[str, str]) -> HTTPResponse:
    asked = HTTPConnection(parts.netloc)
    asked.sock = line
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers |= {"Host": parts.netloc, "Connection": "close", "User-Agent": "cefi-map"}
    asked.request("GET" if body is None else "POST", path, body, headers)
    return asked.getresponse()


def _answer(host: str, found: HTTPResponse) -> Answer:
    followed(host, found)
    body = found.read(limits.OUTGOING_BYTES + 1)
    if len(body) > limits.OUTGOING_BYTES:
        raise _odd(host, f"répond plus de {limits.OUTGOING_BYTES // 1024} ko")
    goes_on = _NEXT.search(found.headers.get("Link", ""))
    return Answer(found.status, found.headers.get_content_type(), body, host, goes_on[1] if goes_on else "")


def followed(host: str, found: HTTPResponse) -> None:
    """``Unreachable`` where it sends elsewhere: nobody is followed there."""
    if 300 <= found.status < 400:
        to = urlsplit(found.headers.get("Location", "")).hostname
        where = f" ({to})" if to else ""
        raise _odd(host, f"renvoie vers une autre adresse{where}", "Entrez l’adresse définitive.")


def _quietly(end: Any) -> None:
    with suppress(OSError):  # it ended by itself
        end()


_UNKNOWN = (18, 19, 20, 21)
"""Of OpenSSL, who signed a certificate that is not believed: itself, or an authority that is not the system's."""


def _reason(error: Exception, waited: float, *, late: bool) -> str:
    if late or isinstance(error, TimeoutError):
        return f"ne répond pas en {waited:g} secondes"
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in _UNKNOWN:
        return "montre un certificat d’une autorité que ce serveur ne connaît pas"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "montre un certificat qui n’est pas le sien, ou qui n’est plus valable"
    if isinstance(error, ssl.SSLError):
        return "ne sait pas chiffrer comme il le faut"
    if isinstance(error, socket.gaierror):
        return "est un nom que ce serveur ne trouve pas"
    if isinstance(error, _InTheClear):
        return "n’est pas sur votre réseau : son adresse doit commencer par https://, qui chiffre ce qui part"
    if isinstance(error, _Forbidden):
        return "mène à une adresse interne, qui n’est pas permise"
    if isinstance(error, ConnectionRefusedError):
        return "refuse la connexion"
    return "ne répond pas comme il le faut"


def _odd(host: str, what: str, advice: str = "") -> Unreachable:
    return Unreachable(f"« {host} » {what}.", advice=advice or _USUAL)


def _no_address(gate: Gate, address: str) -> CefiError:
    if gate.plain:
        return CefiError(
            f"« {address} » n’est pas une adresse complète.",
            advice="Elle commence par http:// sur cet ordinateur ou votre réseau, par https:// ailleurs.",
        )
    return CefiError(
        f"« {address} » n’est pas une adresse en https.",
        advice="Recopiez celle que le service donne : elle commence par https://.",
    )

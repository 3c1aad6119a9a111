"""An OpenID Connect provider that says what a test wants it to say, true or not, over real HTTP."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from cefi_map.centre import issuers
from cefi_map.centre.store import Issuer
from cefi_map.out.fence import Gate
from cefi_map.store import Store
from tests.out.quiet import Quiet
from tests.serving import answering

GATE = Gate(b"k" * 32, local=True)
BACK = "http://localhost/entrer/retour"
KEYS = [RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"}) for name in "abc"]
SECRET = "un secret & 100%+ signes"


@dataclass
class Liar:
    """``claims`` change those of the next ID token, ``header`` its header; ``key`` signs it, ``shown`` are said to be
    its keys. ``userinfo``: what is told beside, ``sealed`` signed. ``takes``: how it wants to be told who asks."""

    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    key: RSAKey | OctKey = field(default_factory=lambda: KEYS[0])
    shown: list[RSAKey] = field(default_factory=lambda: [KEYS[0]])
    userinfo: dict[str, Any] = field(default_factory=dict)
    sealed: RSAKey | None = None
    takes: str = "basic"
    says: dict[str, Any] = field(default_factory=dict)
    nonce: str = ""
    broken: dict[str, Any] = field(default_factory=dict)
    """What stands at a path in the place of the right answer: bytes."""
    asked: list[str] = field(default_factory=list)

    def id_token(self) -> str:
        now = int(time.time())
        said = {"iss": self.url, "aud": "carte", "sub": "42", "iat": now, "exp": now + 300, "nonce": self.nonce}
        claims = {name: value for name, value in (said | self.claims).items() if value is not None}
        header = {"alg": "RS256", "kid": self.key.kid} | self.header
        return jwt.encode(header, claims, self.key, algorithms=["RS256", "HS256", "none"])

    def discovery(self) -> dict[str, Any]:
        paths = {"authorization_endpoint": "auth?from=us", "token_endpoint": "token", "jwks_uri": "keys"}
        paths |= {"userinfo_endpoint": "me", "end_session_endpoint": "leave"}
        return {"issuer": self.url, **{name: f"{self.url}/{path}" for name, path in paths.items()}, **self.says}


@contextmanager
def lying() -> Iterator[Liar]:
    liar = Liar()
    server = Quiet(("127.0.0.1", 0), type("Answering", (_Answering,), {"liar": liar}))
    liar.url = f"http://127.0.0.1:{server.server_address[1]}"
    with answering(server):
        yield liar


class _Answering(BaseHTTPRequestHandler):
    liar: Liar

    def do_GET(self) -> None:
        liar, path = self.liar, self.path.strip("/")
        if path == "me":
            told = self.headers["Authorization"] == "Bearer access"
            said = {"sub": liar.claims.get("sub", "42")} | liar.userinfo if told else {}
            if liar.sealed:
                token = jwt.encode({"alg": "RS256", "kid": liar.sealed.kid}, said, liar.sealed)
                return self._say(path, token.encode(), kind="application/jwt")
            return self._say(path, said)
        if path == "keys":
            return self._say(path, {"keys": [each.as_dict(private=False) for each in liar.shown]})
        return self._say(path, liar.discovery())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if self._client(form) != ("carte", SECRET):
            return self._say("token", {"error": "invalid_client"}, 401)
        if form["code"] != "good" or form["redirect_uri"] != BACK:
            return self._say("token", {"error": "invalid_grant"}, 400)
        return self._say("token", {"id_token": self.liar.id_token(), "access_token": "access", "token_type": "Bearer"})

    def _client(self, form: dict[str, str]) -> tuple[str, ...]:
        if self.liar.takes == "nothing":
            return ()
        if self.liar.takes == "post":
            return form.get("client_id", ""), form.get("client_secret", "")
        written = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        return tuple(map(unquote_plus, written.split(":"))) if "client_secret" not in form else ()

    def _say(self, path: str, body: Any, status: int = 200, kind: str = "application/json") -> None:
        self.liar.asked.append(path)
        body = self.liar.broken.get(path, body)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

    def log_message(self, *_: object) -> None:
        pass


def entered(store: Store, liar: Liar, **options: Any) -> Issuer:
    return issuers.add_provider(store, GATE, "Le compte", liar.url, "carte", SECRET, BACK, **options)


def departed(store: Store, liar: Liar, issuer: Issuer) -> tuple[dict[str, str], dict[str, str]]:
    """What the browser keeps, and what it would bring back; the liar knows the nonce."""
    address, kept = issuers.depart(store, GATE, issuer.id, BACK)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    liar.nonce = asked["nonce"]
    return kept, {"state": asked["state"], "code": "good"}

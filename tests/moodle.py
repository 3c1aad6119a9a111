"""A learning platform that speaks as Moodle does (mod_lti, core_ltix): its own keys, its claims, its services, each
with the checks that Moodle makes. A real server; the course, its people and their marks are a few lists."""

from __future__ import annotations

import html
import json
import secrets
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from tests.serving import answering

CLIENT, DEPLOYMENT, RESOURCE = "aBc1DeF2gHi3JkL", "3", "42"
LTI, DL = "https://purl.imsglobal.org/spec/lti/claim/", "https://purl.imsglobal.org/spec/lti-dl/claim/"
MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
AGS, NRPS = "https://purl.imsglobal.org/spec/lti-ags/scope/", "https://purl.imsglobal.org/spec/lti-nrps/scope/"
SCOPES = [f"{AGS}{each}" for each in ("lineitem", "lineitem.readonly", "result.readonly", "score")]
PERMITTED = {*SCOPES, f"{NRPS}contextmembership.readonly"}


@dataclass(frozen=True)
class User:
    id: str
    given: str
    family: str
    role: str = "Learner"


ANA, BEN, CLO = User("7", "Ana", "Lopez"), User("8", "Ben", "Roux"), User("9", "Cléo", "Blanc")
LUC = User("5", "Luc", "Martin", "Instructor")


@dataclass
class Moodle:
    """``tool_keys`` fetches the public keys of the tool; ``redirects`` are those that its administrator entered.
    ``down``: its services answer by an error."""

    url: str
    redirects: tuple[str, ...] = ()
    tool: str = ""
    tool_keys: Callable[[], dict[str, Any]] = dict
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": secrets.token_hex(10)}))
    course: tuple[User, ...] = (ANA, BEN, CLO, LUC)
    user: User = ANA
    custom: dict[str, str] = field(default_factory=dict)
    graded: bool = True
    down: bool = False
    scores: list[dict[str, Any]] = field(default_factory=list)
    chosen: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    tokens: dict[str, set[str]] = field(default_factory=dict)

    # ---- what it says

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False, alg="RS256", use="sig")]}

    def login(self, target: str = "") -> dict[str, str]:
        """lti_build_login_request."""
        return {
            "iss": self.url,
            "target_link_uri": target or f"{self.tool}/lti/lancement",
            "login_hint": self.user.id,
            "lti_message_hint": json.dumps({"cmid": 11, "launchid": "ltilaunch42_1"}),
            "client_id": CLIENT,
            "lti_deployment_id": DEPLOYMENT,
        }

    def claims(self, nonce: str, message: str = "LtiResourceLinkRequest") -> dict[str, Any]:
        """lti_sign_jwt: a number is a string, a minute is all that a launch lasts."""
        now, user = int(time.time()), self.user
        found: dict[str, Any] = {
            "nonce": nonce,
            "iat": now,
            "exp": now + 60,
            "iss": self.url,
            "aud": CLIENT,
            f"{LTI}deployment_id": DEPLOYMENT,
            f"{LTI}target_link_uri": f"{self.tool}/lti/lancement",
            "sub": user.id,
            f"{LTI}lis": {"person_sourcedid": "", "course_section_sourcedid": ""},
            f"{LTI}roles": [f"{MEMBERSHIP}{user.role}"],
            f"{LTI}context": {"id": "2", "label": "CEFI", "title": "CEFI 2027", "type": ["CourseSection"]},
            f"{LTI}message_type": message,
            "given_name": user.given,
            "family_name": user.family,
            "name": f"{user.given} {user.family}",
            f"{LTI}ext": {"user_username": user.given.lower(), "lms": "moodle-2"},
            "email": f"{user.given.lower()}@exemple.fr",
            f"{LTI}launch_presentation": {"locale": "fr", "document_target": "window"},
            f"{LTI}tool_platform": {"product_family_code": "moodle", "version": "2025041400", "name": "Centre"},
            f"{LTI}version": "1.3.0",
            f"{LTI}custom": dict(self.custom),
        }
        if message == "LtiDeepLinkingRequest":
            found[f"{DL}deep_linking_settings"] = {
                "accept_types": ["ltiResourceLink"],
                "accept_presentation_document_targets": ["frame", "iframe", "window"],
                "accept_multiple": True,
                "auto_create": False,
                "can_confirm": False,
                "deep_link_return_url": f"{self.url}/mod/lti/contentitem_return.php?course=2&id=3&sesskey=abc",
                "title": "",
                "text": "",
            }
            return found
        found[f"{LTI}resource_link"] = {"title": "Carte CEFI", "description": "", "id": RESOURCE}
        services = f"{self.url}/mod/lti/services.php"
        found["https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"] = {
            "context_memberships_url": f"{services}/CourseSection/2/bindings/3/memberships",
            "service_versions": ["1.0", "2.0"],
        }
        if self.graded:
            found["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"] = {
                "scope": SCOPES,
                "lineitems": f"{services}/2/lineitems?type_id=3",
                "lineitem": f"{services}/2/lineitems/12/lineitem?type_id=3",
            }
        return found

    def signed(self, claims: dict[str, Any], **header: Any) -> str:
        return jwt.encode({"alg": "RS256", "typ": "JWT", "kid": self.key.kid, **header}, claims, self.key)

    def authorized(self, asked: dict[str, str], message: str = "LtiResourceLinkRequest") -> dict[str, str]:
        """What auth.php posts back, once it has checked what it is asked as it does."""
        assert asked["scope"] == "openid"
        assert asked["response_type"] == "id_token"
        assert asked["response_mode"] == "form_post"
        assert asked["prompt"] == "none"
        assert asked["client_id"] == CLIENT
        assert asked["login_hint"] == self.user.id
        assert json.loads(asked["lti_message_hint"])["launchid"]
        assert asked["redirect_uri"] in self.redirects
        return {"id_token": self.signed(self.claims(asked["nonce"], message)), "state": asked["state"]}

    # ---- what it is asked

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """token.php; None for what it refuses."""
        assert form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        assert form["grant_type"] == "client_credentials"
        said = self.verified(form["client_assertion"])
        scopes = set(form["scope"].split()) & PERMITTED
        if said["sub"] != CLIENT or said["iss"] != CLIENT or not scopes:
            return None
        assert said["aud"] == f"{self.url}/mod/lti/token.php"
        assert said["exp"] > time.time()
        assert said["jti"]
        self.tokens[made := secrets.token_hex(16)] = scopes
        return {"access_token": made, "token_type": "Bearer", "expires_in": 3600, "scope": " ".join(scopes)}

    def verified(self, token: str) -> dict[str, Any]:
        """verify_with_keyset."""
        return jwt.decode(token, KeySet.import_key_set(self.tool_keys()), algorithms=["RS256"]).claims  # type: ignore[arg-type]

    def members(self, start: int) -> tuple[dict[str, Any], str]:
        """Two at a time; and where the list goes on."""
        page = self.course[start : start + 2]
        where = f"{self.url}/mod/lti/services.php/CourseSection/2/bindings/3/memberships"
        told = [{"status": "Active", "roles": [each.role], "user_id": each.id, **_named(each)} for each in page]
        on = f"{where}?limit=2&from={start + 2}" if len(self.course) > start + 2 else ""
        return {"id": where, "context": {"id": "2", "label": "CEFI", "title": "CEFI 2027"}, "members": told}, on

    def score(self, said: dict[str, Any]) -> int:
        """get_json_for_post_request."""
        needed = ("userId", "timestamp", "gradingProgress", "activityProgress")
        known = {each.id for each in self.course if each.role == "Learner"}
        if any(name not in said for name in needed) or said["userId"] not in known:
            return 400
        self.scores.append(said)
        return 200


def _named(user: User) -> dict[str, str]:
    return {"name": f"{user.given} {user.family}", "given_name": user.given, "family_name": user.family}


@contextmanager
def running(context: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Moodle]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    moodle = Moodle(f"{'https' if context else 'http'}://{host}:{server.server_address[1]}")
    server.moodle = moodle  # type: ignore[attr-defined]
    with answering(server):
        yield moodle


class Asked(BaseHTTPRequestHandler):
    @property
    def moodle(self) -> Moodle:
        found: Moodle = self.server.moodle  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, _flat(urlsplit(self.path).query)
        moodle = self.moodle
        moodle.asked.append(path)
        match path:
            case "/mod/lti/certs.php":
                self.say(moodle.keys())
            case "/mod/lti/auth.php":
                deep = "contentitem" in (self.headers.get("Referer", "") + query.get("lti_message_hint", ""))
                message = "LtiDeepLinkingRequest" if deep else "LtiResourceLinkRequest"
                self.page(_posting(query["redirect_uri"], moodle.authorized(query, message)))
            case "/mod/lti/view.php":
                target = "_self" if query.get("in") != "iframe" else "inside"
                frame = '<iframe name="inside" width="900" height="600"></iframe>' if target == "inside" else ""
                self.page(frame + _posting(f"{moodle.tool}/lti/connexion", moodle.login(), target))
            case "/mod/lti/contentitem.php":
                login = moodle.login(f"{moodle.tool}/lti/choisir") | {"lti_message_hint": '{"launchid":"contentitem"}'}
                frame = '<iframe name="inside" width="900" height="600"></iframe>'
                self.page(frame + _posting(f"{moodle.tool}/lti/connexion", login, "inside"))
            case _ if path.endswith("/memberships"):
                if self.may(f"{NRPS}contextmembership.readonly"):
                    told, on = moodle.members(int(query.get("from", "0")))
                    kind = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
                    assert self.headers["Accept"] == kind
                    self.say(told, kind=kind, link=on)
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path, moodle = urlsplit(self.path).path, self.moodle
        moodle.asked.append(path)
        if path == "/mod/lti/token.php":
            assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            given = None if moodle.down else moodle.token(_flat(body.decode()))
            self.say(given or {"error": "invalid_client"}, 200 if given else 400)
        elif path.endswith("/lineitems/12/lineitem/scores"):
            if self.may(f"{AGS}score"):
                assert _flat(urlsplit(self.path).query) == {"type_id": "3"}
                assert self.headers["Content-Type"] == "application/vnd.ims.lis.v1.score+json"
                self.say({}, moodle.score(json.loads(body)))
        elif path == "/mod/lti/contentitem_return.php":
            moodle.chosen.append(moodle.verified(_flat(body.decode())["JWT"]))
            self.page("<p>Enregistré dans le cours</p>")
        else:
            self.send_error(404)

    def may(self, scope: str) -> bool:
        """check_tool."""
        given = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if scope in self.moodle.tokens.get(given, ()):
            return True
        self.say({}, 401)
        return False

    def say(self, said: dict[str, Any], status: int = 200, kind: str = "application/json", link: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if link:
            self.send_header("Link", f'<{link}>; rel="next"')
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def page(self, body: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>Moodle</title><link rel=icon href=data:,>{body}".encode())

    def log_message(self, *_: object) -> None:
        pass


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}


def _posting(to: str, fields: dict[str, str], target: str = "_self") -> str:
    """A form that sends itself, as mod_lti writes it."""
    hidden = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in fields.items()
    )
    form = f'<form id="f" method="post" action="{html.escape(to)}" target="{target}">{hidden}</form>'
    return form + "<script>document.getElementById('f').submit()</script>"


def asked_in(location: str) -> dict[str, str]:
    """What an address asks of auth.php."""
    return _flat(urlsplit(location).query)

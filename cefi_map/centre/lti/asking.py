"""What we ask a platform for: a token for one service, and with it who is in a course."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cefi_map import limits
from cefi_map.centre.store import Centre, CourseLink, Issuer
from cefi_map.out.fence import Gate, Unreachable, ask
from cefi_map.store import Store

from .beginning import KIND
from .claims import MEMBERS_SCOPE, member_name, role_of
from .signing import sign

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"


def bearer(store: Store, gate: Gate, issuer: Issuer, scope: str) -> Mapping[str, str]:
    """The header that lets us ask for what the scope says. ``Unreachable`` where the platform gives no token."""
    address = issuer.addresses.get("token", "")
    claims = {"iss": issuer.client, "sub": issuer.client, "aud": address}
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "scope": scope}
    answer = ask(gate, issuer, address, body={**form, "client_assertion": sign(store, gate, claims)})
    given = answer.data().get("access_token") if answer.status == 200 else None
    if not isinstance(given, str) or not given.isascii() or not given.isprintable():
        raise Unreachable(
            f"« {issuer.name} » n’ouvre pas ce service.",
            advice="Son administrateur vérifie les services de l’outil et sa clé publique.",
        )
    return {"Authorization": f"Bearer {given}"}


def links(store: Store, training: str) -> tuple[tuple[CourseLink, Issuer], ...]:
    """The courses that open a session, each with its platform."""
    return tuple((each.link, each.issuer) for each in Centre(store).courses(training))


def not_come(store: Store, gate: Gate, link: CourseLink) -> tuple[str, ...]:
    """Names of the learners of the course who are not in the session that the link opens; asked of the platform now,
    and kept nowhere."""
    issuer = Centre(store).issuer(link.issuer)
    here = Centre(store).known_there(link.training, KIND)
    learners = _members(store, gate, issuer, link)
    return tuple(member_name(each) for each in learners if issuer.known_as(str(each.get("user_id"))) not in here)


def _members(store: Store, gate: Gate, issuer: Issuer, link: CourseLink) -> list[Mapping[str, Any]]:
    """The active learners, page after page."""
    headers = {**bearer(store, gate, issuer, MEMBERS_SCOPE), "Accept": CONTAINER}
    found: list[Mapping[str, Any]] = []
    address = link.members_url
    for _ in range(limits.COURSE_PAGES):
        answer = ask(gate, issuer, address, headers=headers)
        listed = answer.data().get("members")
        found += [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        address = answer.next
        if not address:
            break
    return [each for each in found if _learns(each)]


def _learns(member: Mapping[str, Any]) -> bool:
    roles = member.get("roles")
    named = [each for each in roles if isinstance(each, str)] if isinstance(roles, list) else []
    return role_of(named) == "candidate" and member.get("status", "Active") == "Active"

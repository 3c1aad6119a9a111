"""What a platform says of a launch, in the claims of LTI 1.3, and the one value that is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cefi_map import limits

LTI = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
VERSION, MESSAGE, DEPLOYMENT = f"{LTI}version", f"{LTI}message_type", f"{LTI}deployment_id"
ROLES, CONTEXT, RESOURCE, CUSTOM = f"{LTI}roles", f"{LTI}context", f"{LTI}resource_link", f"{LTI}custom"
SETTINGS, ITEMS, DATA = f"{DEEP}deep_linking_settings", f"{DEEP}content_items", f"{DEEP}data"
MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
SCORE_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
MEMBERS_SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"

OPENS, CHOOSES, CHOSEN = "LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiDeepLinkingResponse"

_VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/"
_IN_COURSE = f"{_VOCABULARY}membership#"
_ADMINISTRATOR = (f"{_VOCABULARY}institution/person#Administrator", f"{_VOCABULARY}system/person#Administrator")
_TEACHES = ("Instructor", "Administrator")

As = Literal["candidate", "trainer", ""]


@dataclass(frozen=True, slots=True)
class Launch:
    """``subject``: what the platform calls the person, for ever; ``as_``: what they are in the course, "" for neither
    role. ``message``: whether a link is opened or chosen (``OPENS``, ``CHOOSES``). ``offered``: what the link carries
    of the session that it was chosen for. ``score_url`` is "" where the course lets nothing be told."""

    subject: str
    name: str
    as_: As
    message: str
    deployment: str
    course: str
    resource: str
    offered: str
    members_url: str
    score_url: str
    return_url: str
    data: str
    takes_line: bool


def launch_of(claims: Mapping[str, Any]) -> Launch:
    """Claims whose signature is good, whatever else they say: what is not a text is as if it were not there."""
    context, members, grades, settings = (_part(claims, each) for each in (CONTEXT, MEMBERS, GRADES, SETTINGS))
    scopes = _texts(grades.get("scope"))
    return Launch(
        subject=_text(claims.get("sub")),
        name=_name(claims),
        as_=role_of(_texts(claims.get(ROLES))),
        message=_text(claims.get(MESSAGE)),
        deployment=_text(claims.get(DEPLOYMENT)),
        course=_line(context.get("title")) or _line(context.get("label")),
        resource=_text(_part(claims, RESOURCE).get("id")),
        offered=_text(_part(claims, CUSTOM).get("session")),
        members_url=_text(members.get("context_memberships_url")),
        score_url=_text(grades.get("lineitem")) if SCORE_SCOPE in scopes else "",
        return_url=_text(settings.get("deep_link_return_url")),
        data=_text(settings.get("data")),
        takes_line=settings.get("accept_lineitem") is not False,
    )


def role_of(roles: list[str]) -> As:
    """What somebody is in the course; who has no role in it is judged by what they are on the whole platform. Moodle
    names roles of the course by their last word alone, where it lists members."""
    here = [each.removeprefix(_IN_COURSE) for each in roles if each.startswith(_IN_COURSE) or "/" not in each]
    if any(each in _TEACHES for each in here):
        return "trainer"
    if "Learner" in here:
        return "candidate"
    return "trainer" if not here and any(each in _ADMINISTRATOR for each in roles) else ""


def _name(claims: Mapping[str, Any]) -> str:
    """As the platform says it; where it was told to keep names to itself, what it calls them: its own pages tell who
    that is."""
    parts = (_line(claims.get("given_name")), _line(claims.get("family_name")))
    found = _line(claims.get("name")) or " ".join(filter(None, parts))
    return found[: limits.PERSON_CHARS].strip() or f"Compte {_line(claims.get('sub'))}"[: limits.PERSON_CHARS]


def member_name(member: Mapping[str, Any]) -> str:
    """Of somebody in the list of a course, under the same rule."""
    named = {"given_name": member.get("given_name"), "family_name": member.get("family_name")}
    return _name({**named, "name": member.get("name"), "sub": str(member.get("user_id"))})


def _part(claims: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = claims.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return " ".join(_text(value).split())


def _texts(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []

"""A centre over a real store, and a platform that it knows, with a server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from cefi_map.centre import lti, sessions
from cefi_map.centre.store import Centre, Issuer, Training
from cefi_map.out.fence import Gate
from cefi_map.store import Person, Store
from tests.moodle import CLIENT, DEPLOYMENT, LUC, Moodle, User, asked_in, running

__all__ = ["course"]

GATE = Gate(b"k" * 32, local=True)
BACK = "https://carte.fr/lti/lancement"


@dataclass
class Course:
    """``training`` is Zoé's; the platform's teachers are trusted."""

    store: Store
    moodle: Moodle
    issuer: Issuer
    zoe: Person
    training: Training

    def launch(self, user: User, message: str = "LtiResourceLinkRequest") -> lti.Launch:
        self.moodle.user = user
        begun = lti.begin_launch(GATE, self.issuer, self.moodle.login(), BACK)
        form = self.moodle.authorized(asked_in(begun.to), message)
        return lti.finish_launch(self.store, GATE, form, dict([begun.cookie]))[0]

    def arrives(self, user: User) -> lti.Arrived:
        found = lti.arrive(self.store, self.issuer, self.launch(user))
        assert isinstance(found, lti.Arrived)
        return found

    def asks(self, user: User, issuer: Issuer | None = None) -> lti.Newcomer:
        """Who says who they are before they are let in."""
        found = lti.arrive(self.store, issuer or self.issuer, self.launch(user))
        assert isinstance(found, lti.Newcomer)
        return found

    def offered(self) -> str:
        """What a teacher's choice of the session carries."""
        luc = self.arrives(LUC).person
        return lti.offer(GATE, self.issuer, self.launch(LUC, "LtiDeepLinkingRequest"), luc)


VALUES = {"name": "Moodle", "client": CLIENT, "deployments": DEPLOYMENT}


@pytest.fixture
def course(store: Store) -> Iterator[Course]:
    with running() as moodle:
        moodle.redirects = (BACK,)
        moodle.tool_keys = lambda: lti.public_keys(store, GATE)
        issuer = lti.add_platform(store, GATE, VALUES | {"url": moodle.url}, trainers=True)
        zoe = Centre(store).add_person("Zoé", "trainer")
        yield Course(store, moodle, issuer, zoe, sessions.create_training(store, zoe, "Printemps"))

"""A second factor: digits of the moment, each once, and codes on paper, each once."""

from __future__ import annotations

import pyotp
import pytest

from cefi_map import limits
from cefi_map.centre import ways
from cefi_map.centre.store import Centre
from cefi_map.centre.tokens import spaced
from cefi_map.centre.ways.tries import TooMany
from cefi_map.errors import BadInput
from cefi_map.store import Person, Store

KEY = b"k" * 32
NOW = 1_800_000_000


class Clock:
    now = float(NOW)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    for module in ("factors", "tries"):
        monkeypatch.setattr(f"cefi_map.centre.ways.{module}.time", lambda: found.now)
    return found


@pytest.fixture
def head(store: Store) -> Person:
    return Centre(store).add_person("Roy", "head")


@pytest.fixture
def phone() -> pyotp.TOTP:
    return pyotp.TOTP(ways.new_secret())


def begun(store: Store, head: Person, phone: pyotp.TOTP) -> tuple[str, ...]:
    return ways.begin_factor(store, KEY, head, phone.secret, phone.at(NOW))


def shows(store: Store, head: Person, code: str) -> bool:
    try:
        ways.show_factor(store, KEY, head.id, code, "here")
    except TooMany:
        raise
    except BadInput:
        return False
    return True


def test_it_begins_once_the_telephone_shows_the_right_digits(store: Store, head: Person, phone: pyotp.TOTP, clock):
    with pytest.raises(BadInput):
        ways.begin_factor(store, KEY, head, phone.secret, phone.at(NOW + 300))
    assert not ways.has_factor(store, head.id)
    assert len(set(begun(store, head, phone))) == 10
    assert Centre(store).with_factor() == {head.id}
    assert phone.secret not in Centre(store).factor(head.id), "sealed"


def test_digits_are_good_for_their_half_minute_and_its_neighbours_once(store: Store, head, phone, clock):
    begun(store, head, phone)
    assert not shows(store, head, phone.at(NOW)), "they began it"
    clock.now = NOW + 60
    assert shows(store, head, phone.at(NOW + 30)), "a telephone that is late"
    assert shows(store, head, f" {phone.at(NOW + 60)[:3]} {phone.at(NOW + 60)[3:]}")
    assert not shows(store, head, phone.at(NOW + 60))
    assert not shows(store, head, phone.at(NOW + 30)), "nor any before those that were shown"
    clock.now = NOW + 600
    assert not shows(store, head, phone.at(NOW + 600 + 300))


def test_a_code_on_paper_serves_its_owner_once(store: Store, head, phone, clock):
    first, second, *_ = begun(store, head, phone)
    other = Centre(store).add_person("Luc", "trainer")
    ways.begin_factor(store, KEY, other, phone.secret, phone.at(NOW))
    assert not shows(store, other, first)
    assert shows(store, head, spaced(first).lower())
    assert not shows(store, head, first)
    assert Centre(store).spares_left(head.id) == 9
    begun(store, head, phone)
    assert not shows(store, head, second), "a new telephone has new ones"


def test_digits_that_are_tried_in_numbers_wait(store: Store, head, phone, clock):
    begun(store, head, phone)
    for _ in range(limits.TRIES):
        assert not shows(store, head, "000000")
    with pytest.raises(TooMany):
        ways.show_factor(store, KEY, head.id, "000000", "here")


def test_it_ends_with_all_its_codes(store: Store, head, phone, clock):
    first, *_ = begun(store, head, phone)
    Centre(store).end_factor(head.id)
    assert (ways.has_factor(store, head.id), Centre(store).spares_left(head.id)) == (False, 0)
    assert not shows(store, head, first)


def test_a_telephone_reads_the_secret_with_whose_it_is_and_where(phone: pyotp.TOTP):
    read = pyotp.parse_uri(ways.factor_address(phone.secret, "roy@exemple.fr", "Centre de Lyon"))
    assert (read.secret, read.name, read.issuer) == (phone.secret, "roy@exemple.fr", "Centre de Lyon")

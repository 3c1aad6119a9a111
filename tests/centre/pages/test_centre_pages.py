"""The pages of a centre as an auditor opens them, with crooked names: axe by width and theme, nothing sideways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from cefi_map.centre import harmony, sessions, ways
from cefi_map.centre.harmony import Chosen
from cefi_map.centre.store import Centre, Letter
from cefi_map.desk import marking
from cefi_map.desk.store import Desk
from cefi_map.review import LEVELS
from cefi_map.store import Store
from cefi_map.web.secret import cookie_name, secret_key
from tests.axe import long_names, violations
from tests.cases import drawing
from tests.editor.person import at_work
from tests.serving import free_port, served
from tests.structure import faults

from .centre import Peopled, peopled, person

CROOKED = ("x" * 80, "محمد بن علي", "LE GALL-O’Connor Jean-Baptiste-Emmanuel", "Bob <b>gras</b>", "a b " * 20)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, list[str]], dict[str, str]]]:
    """The address, the pages that each role opens, and the cookie by which each is known."""
    place = tmp_path_factory.mktemp("centre")
    made = peopled(place)
    store, training = made.store, made.ids["training"]
    for name in CROOKED:
        sessions.join(store, Centre(store).training(training).code, name)
    course = linked(store, training)
    written_to(store, training)
    link = f"/moi/{ways.new_link(store, person(store, 'other candidate').id)}"
    pages = {
        "nobody": [
            "/entrer",
            "/entrer/compte",
            "/entrer/oubli",
            f"/invitation/{ways.reset(store, person(store, 'other candidate').id, mailed=True)}",
            "/aide/donnees",
            f"/invitation/{ways.invite(store, 'trainer', 'Léa')}",
            link,
        ],
        "Roy": [
            "/centre",
            "/centre/mentions",
            "/centre/courriels",
            "/centre/liste",
            "/centre/cours",
            "/centre/connexions",
            f"/centre/personnes/{person(store, 'candidate').id}/effacer",
            "/compte",
            "/sessions",
            "/aide/mentions",
        ],
        "trainer": [
            "/",
            "/sessions",
            f"/sessions/{training}",
            f"/sessions/{training}/liste?coche=tous",
            f"/projets/{made.ids['project']}",
            *course,
            *marks(made),
        ],
        "candidate": ["/", "/compte", "/compte/lien", "/aide/centre"],
        "jury": ["/relire"],
    }
    cookies = {name: cookie(store, name) for name in pages if name != "nobody"}
    store.close()
    nobody = "smtps://a:b@127.0.0.1:9?de=carte@centre.fr"
    port = str(free_port())
    site = ("--open", "--public-url", f"http://127.0.0.1:{port}")
    with served(place, "--centre", *site, "--smtp", nobody, port=port) as address:
        yield address, pages, cookies


def linked(store: Store, training: str) -> list[str]:
    """Pages of a course that opens the session, and was not told yet who handed in."""
    options = {"deployments": "3", "trainers": True}
    issuer = Centre(store).add_issuer("lti", CROOKED[0], "https://moodle.exemple.fr", "x" * 90, options=options)
    now = {
        "course": "a" * 120,
        "members_url": "https://moodle.exemple.fr/m",
        "score_url": "https://moodle.exemple.fr/s",
    }
    link = Centre(store).open_link(issuer.id, "3", "1", "", now)
    Centre(store).bind_link(link.id, training)
    Centre(store).arrive_by(link.id, person(store, "candidate").id, "7")
    Centre(store).handed_in(training, person(store, "candidate").id, datetime.now(UTC))
    (waiting,) = Centre(store).untold(training)
    Centre(store).tell(waiting, None, f"«\u00a0{'moodle' * 20}\u00a0» ne répond pas en 5 secondes.")
    return [f"/sessions/{training}/cours", f"/lti/liens/{link.id}"]


def written_to(store: Store, training: str) -> None:
    """Candidates with a group and an address; a letter that was refused, one that goes again later, one that went."""
    for rank, member in enumerate(Centre(store).members(training)):
        Centre(store).set_team(training, member.person.id, CROOKED[rank % len(CROOKED)])
        mail = f"{'candidat' * 12}.{rank}@exemple.fr"
        Centre(store).set_address(member.person.id, mail)
        Centre(store).queue(Letter(f"l{rank}", "access", mail, member.person.id, facts={"name": member.person.name}))
    Centre(store).letter_failed("l0", f"«\u00a0{'courriel' * 20}\u00a0» refuse.", for_good=True)
    Centre(store).letter_went("l1")


def marks(made: Peopled) -> list[str]:
    """Where trainers make something of their marks: what they would export, a harmonisation that is over."""
    training, people = made.ids["training"], [person(made.store, name) for name in ("trainer", "Roy")]
    sessions.add_trainer(made.store, training, people[1].id)
    files = [(f"{number}.svg", drawing(f"{CROOKED[number]}\n  Un nœud\n")) for number in range(2)]
    chosen = Chosen(CROOKED[2], files=files, example=True, people=[each.id for each in people])
    group = harmony.begin_harmony(made.store, people[0], training, chosen)
    for rank, each in enumerate(people):
        desk = made.store.of(training).by(each.id, each.role)
        for work in Desk(desk).works(group):
            said = {f"C{number}": (LEVELS[rank * number % 3], "x" * 200) for number in range(1, 12)}
            marking.set_grid(desk, work.id, 1, said)
        harmony.finish_marking(desk, group)
    return [f"/sessions/{training}/harmonisation", f"/relire/{group}/harmonisation", f"/relire/{group}/avis"]


def cookie(store: Store, name: str) -> str:
    return ways.enter_browser(store, person(store, name), shared=name == "candidate")[0]


def test_every_page_of_a_centre_is_built_as_the_rgaa_asks(
    centre: tuple[str, dict[str, list[str]], dict[str, str]], tmp_path_factory: pytest.TempPathFactory
):
    address, pages, cookies = centre
    found = {}
    for who, paths in pages.items():
        headers = {"Cookie": f"{who_cookie(tmp_path_factory)}={cookies[who]}"} if who in cookies else {}
        for path in paths:
            with urlopen(Request(address + path, headers=headers), timeout=60) as answer:
                if seen := faults(answer.read().decode()):
                    found[f"{who} {path}"] = seen
    assert found == {}


def who_cookie(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Its name."""
    place = next(Path(tmp_path_factory.getbasetemp()).glob("centre*"))
    return f"{cookie_name(secret_key(place), encrypted=False)}_qui"


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark"), (320, "light")])
def test_every_page_of_a_centre_holds_before_axe(
    browser: Any,
    centre: tuple[str, dict[str, list[str]], dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
    width: int,
    theme: str,
):
    address, pages, cookies = centre
    name = who_cookie(tmp_path_factory)
    found: dict[str, list[str]] = {}
    for who, paths in pages.items():
        with at_work(browser, address, width=width, height=844, color_scheme=theme) as context:
            if who in cookies:
                context.add_cookies([{"name": name, "value": cookies[who], "url": address}])
            page = context.new_page()
            for path in paths:
                answer = page.goto(path)
                assert (answer.status, page.url) == (200, f"{address}{path}")
                seen = violations(page) + long_names(page)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    seen.append("scrolls sideways")
                if seen:
                    found[f"{who} {path}"] = seen
    assert found == {}

"""What a centre says of itself: its head fills it in once, three pages say it to everybody, nothing is made up."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import cefi_map
from cefi_map import limits
from cefi_map.centre import keeping, people
from cefi_map.centre.rights import IN_SESSION
from cefi_map.project.access import Level
from cefi_map.web import create_app
from cefi_map.web.shown import day
from tests.web.visitor import Visitor, text_of

from .centre import Peopled

PUBLIC = ("/aide/mentions", "/aide/donnees", "/aide/accessibilite")
SAID = {
    "editor": "Association Tremplin <Sud>",
    "address": "4 rue du Port\n35000 Rennes",
    "reached": "accueil@tremplin.example",
    "director": "Mme Le Gall",
    "host": "Coopérative Hébergée, 2 rue Basse, 35000 Rennes",
    "ground": "mission",
    "data_contact": "dpo@tremplin.example",
    "disability": "M. Roy, 02 99 00 00 00",
    "accessibility": "lisible@tremplin.example",
}
WHERE = {"address": PUBLIC[:1], "reached": PUBLIC[:1], "director": PUBLIC[:1], "host": PUBLIC[:1]}
WHERE |= {"editor": PUBLIC, "data_contact": PUBLIC[1:2], "disability": PUBLIC[:1], "accessibility": PUBLIC[2:]}


def test_what_the_head_says_is_read_by_everybody_and_what_is_not_said_by_the_head_alone(centre: Peopled):
    head, nobody, trainer = (centre.guests[who] for who in ("head", "nobody", "trainer"))
    for page in PUBLIC:
        assert "Il reste à remplir : Nom de l’organisme, Adresse postale" in text_of(head.read(page))
        for other in (nobody, trainer):
            shown = text_of(other.read(page))
            assert "Il reste" not in shown
            assert not re.search(r"compléter|None|\[|…\]", shown), page
    assert "Il reste : Nom de l’organisme" in text_of(head.read("/centre"))
    assert head.post("/centre/mentions", SAID).status_code == 303
    for page in PUBLIC:
        shown = text_of(nobody.read(page))
        for name, pages in WHERE.items():
            assert (" ".join(SAID[name].split()) in shown) == (page in pages), (page, name)
        assert "Il reste" not in text_of(head.read(page))
    assert "une mission d’intérêt public (RGPD, article 6, 1, e)" in text_of(nobody.read("/aide/donnees"))
    assert 'href="mailto:dpo@tremplin.example"' in nobody.read("/aide/donnees")
    assert "Il reste" not in text_of(head.read("/centre"))


def test_the_foot_of_each_page_leads_there_without_coming_in(centre: Peopled):
    foot = re.findall(r"<footer.*?</footer>", centre.guests["nobody"].read("/entrer"), re.S)[0]
    assert [page for page in PUBLIC if f'href="{page}"' not in foot] == []


def test_what_is_wrong_is_refused_and_stays_to_be_mended(centre: Peopled):
    head = centre.guests["head"]
    for wrong in ({"host": "x" * (limits.NOTICE_CHARS + 1)}, {"ground": "autre"}):
        answer = head.post("/centre/mentions", SAID | wrong)
        assert answer.status_code == 422
        assert "Rien n’est enregistré." in text_of(answer.text)
        assert "Association Tremplin &lt;Sud&gt;" in answer.text
    assert people.notice(centre.store) == people.Notice()


def test_the_search_of_the_help_keeps_nothing_of_a_centre(centre: Peopled):
    centre.guests["head"].post("/centre/mentions", SAID)
    assert "Aucune page ne contient" in text_of(centre.guests["head"].read("/aide?q=tremplin"))
    assert "Qui publie ce site" in text_of(centre.guests["nobody"].read("/aide?q=publie"))


def test_who_may_read_is_the_table_that_lets_them(centre: Peopled):
    """One line for each thing and role of it; a group is its works."""
    assert all(IN_SESSION["work", role] == level for (kind, role), level in IN_SESSION.items() if kind == "cohort")
    page = centre.guests["nobody"].read("/aide/donnees")
    table = re.findall(r"<table.*?</table>", page.split('id="qui"')[1], re.S)[0]
    rows = [
        [text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.S)[1:]
    ]
    assert rows.pop()[0].startswith("Un projet dont vous donnez le lien")
    assert len(rows) == len({kind_role for kind_role in IN_SESSION if kind_role[0] != "cohort"})
    assert all(all(row) for row in rows)
    assert IN_SESSION["work", "jury"] == Level.WRITE
    assert next(row[2] for row in rows if row[1].startswith("Jury")) == "lire et coter"


def test_copies_of_a_database_that_the_application_does_not_copy_are_whoever_keeps_the_server_s(
    centre: Peopled, monkeypatch: pytest.MonkeyPatch
):
    """No number of days is promised that somebody else decides."""
    assert "Les sept dernières, avec" in text_of(centre.guests["candidate"].read("/aide/donnees"))
    monkeypatch.setattr("cefi_map.project.pages.data.data.automatic_copies", lambda store: None)
    told = text_of(centre.guests["candidate"].read("/aide/donnees"))
    assert "Les copies de la base, que fait qui tient le serveur" in told
    assert "sept dernières" not in told
    assert "n’a que ce qui est à vous, pas le centre" in text_of(centre.guests["head"].read("/donnees"))


def test_each_cookie_that_is_set_is_told_with_its_life(centre: Peopled, tmp_path: Path):
    listed = text_of(centre.guests["nobody"].read("/aide/donnees"))
    seen = {cookie.key: cookie for guest in centre.guests.values() for cookie in guest.client._cookies.values()}
    assert len(seen) == 3
    for name, cookie in seen.items():
        days = cookie.max_age and cookie.max_age // 86400
        life = {180: "180 jours après", limits.LOGIN_DAYS: f"{limits.LOGIN_DAYS} jours ;"}
        life[limits.DEVICE_DAYS] = f"{limits.DEVICE_DAYS} jours, et jamais"
        assert name in listed
        assert not days or life[days] in listed.split(f"{name} ", 1)[1][:160], name
    alone = create_app(tmp_path / "seul")
    page = text_of(Visitor(alone).read("/aide/donnees"))
    alone.extensions["store"].close()
    assert "1 cookie, nécessaire" in page
    assert "Tout reste sur cet ordinateur" in page
    assert "CNIL" not in page


def test_what_sets_a_cookie_takes_its_name_from_the_list():
    root = Path(cefi_map.__file__).parent
    for path in root.rglob("*.py"):
        for named in re.findall(r"\.(?:set|delete)_cookie\(\s*([^,)]+)", path.read_text("utf-8")):
            assert re.match(r"[A-Z]+\.name\(", named), f"{path.name}: {named}"


def test_until_when_the_sessions_of_who_reads_are_kept_is_told_to_them_alone(centre: Peopled):
    until = datetime.now(UTC) + timedelta(days=400)
    keeping.set_ending(centre.store, centre.ids["training"], until, None)
    told = f"Les vôtres : Session , le {day(until, year=True)}".replace("\u00a0", " ")
    assert told in text_of(centre.guests["candidate"].read("/aide/donnees"))
    assert "Les vôtres" not in text_of(centre.guests["other candidate"].read("/aide/donnees"))
    assert "Les vôtres" not in text_of(centre.guests["nobody"].read("/aide/donnees"))

"""One map whose fifth stage is given and thin, the sixth given and bare: every output says the same words of them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from cefi_map import judging
from cefi_map.desk.arriving.batch import review_batch
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.project import exam, files
from cefi_map.project.home.examples import example
from cefi_map.reporting import REPORTERS, FileReport

from .visitor import Visitor, text_of

SAID = {"E1": "présente", "E2": "présente", "E3": "présente", "E4": "présente", "E5": "vide", "E6": "commencée"}
NAMES = {stage.id: stage.name for stage in exam.referentiel().stages}
TOLD = "6 commencée ; 5 vide"
OTHERS = re.compile(r"aucune branche|sans étape|absentes?\b.*étape|étapes? absente", re.IGNORECASE)


def thin() -> MindMap:
    """The example, its fifth branch cut down to its title, its sixth to one idea."""
    mindmap = example()
    for head in mindmap.children(mindmap.root.key):
        stage = head.stage_tags[0]
        if stage in ("E5", "E6"):
            for child in mindmap.children(head.key):
                mindmap = edits.remove(mindmap, child.key)
            mindmap = edits.rename(mindmap, head.key, NAMES[stage])
            mindmap = edits.update(mindmap, head.key, note=())
        if stage == "E6":
            mindmap = edits.add(mindmap, head.key, "Bilan en juin", key="bilan")
    return mindmap


MAP = thin()
REPORT = judging.check(MAP)


@pytest.fixture
def address(visitor: Visitor) -> str:
    return visitor.project(outline.render(MAP))


def test_the_check_gives_each_stage_one_of_three_states() -> None:
    assert {each.id: each.word.lower() for each in REPORT.stages} == SAID
    assert all(each.message.lower().startswith(f"étape {SAID[each.id]}") for each in REPORT.stages)
    assert judging.stages_told({each.id: each.state for each in REPORT.stages}) == TOLD
    assert judging.stages_told(dict.fromkeys(SAID, "presente")) == "six présentes"
    assert REPORT.verdict("M8").message.replace("\u00a0", " ") == f"Étapes : {TOLD}."
    assert [REPORT.verdict(id).verdict for id in ("E4", "E5", "E6")] == ["satisfait", "absent", "partiel"]


@pytest.mark.parametrize("format", ["text", "html", "json", "csv"])
def test_reports_say_so(format: str) -> None:
    said = REPORTERS[format]([FileReport("carte.mm", "Carte", REPORT)])
    if format == "json":
        states = {each["id"]: judging.STAGE_WORDS[each["state"]].lower() for each in json.loads(said)["stages"]}
    elif format == "csv":
        (row,) = csv.DictReader(io.StringIO(said.removeprefix("\ufeff")), delimiter=";")
        states = {id: row[id].lower() for id in SAID}
    elif format == "html":
        text = text_of(said)
        states = {id: re.search(rf"{id[1:]} {NAMES[id]} « [^»]+ » (\w+)", text)[1].lower() for id in SAID}  # type: ignore[index]
    else:
        states = {id: re.search(rf"(\w+) — {id[1:]} {NAMES[id]}$", said, re.M)[1].lower() for id in SAID}  # type: ignore[index]
    assert states == SAID
    assert not OTHERS.search(said)


def test_the_printed_legend_says_so() -> None:
    drawn = files.convert(MAP, "svg", preset="paper", report=REPORT, project="p").data.decode()
    legend = text_of(drawn[drawn.index('<g id="legende-etapes">') :].split("</g><g ")[0])
    for id, word in SAID.items():
        assert re.search(rf"{id[1:]} {NAMES[id]} {word}\b", legend), (id, legend)
    assert not OTHERS.search(legend)


def test_the_pages_say_so(visitor: Visitor, address: str) -> None:
    verdicts, map_page, hand_in = (text_of(visitor.read(f"{address}{end}")) for end in ("/verdicts", "", "/rendre"))
    for id, word in SAID.items():
        assert re.search(rf"{NAMES[id]} « [^»]+ » {word.capitalize()}\b", verdicts), id
        if word != "présente":
            assert f"{NAMES[id]} {word}" in map_page
            assert f"Étape {id[1:]}, {NAMES[id]} Étape {word} : " in hand_in
    data = json.loads(re.search(r'id="editor-data">(.*?)</script>', visitor.read(address), re.S)[1])  # type: ignore[index]
    assert {each["id"]: data["states"][each["state"]].lower() for each in data["report"]["stages"]} == SAID
    assert not any(OTHERS.search(page) for page in (verdicts, map_page, hand_in))


def test_the_trainers_table_says_so(visitor: Visitor) -> None:
    file = files.convert(MAP, "mm").data
    table = visitor.send("/relire", "carte.mm", file, "files").location
    assert TOLD in text_of(visitor.read(table))
    (row,) = csv.DictReader(io.StringIO(visitor.get(f"{table}/tableau.csv").data.decode("utf-8-sig")), delimiter=";")
    assert row["Étapes"] == TOLD
    batch = {each.name: each.data for each in review_batch([("carte.mm", file)]).files}
    (row,) = csv.DictReader(io.StringIO(batch["avis/tableau.csv"].decode("utf-8-sig")), delimiter=";")
    assert row["Étapes"] == TOLD


@pytest.mark.parametrize("end", ["", "/plan", "/verdicts", "/rendre", "/dossier"])
def test_codes_are_explained_on_the_page_and_named_in_full(visitor: Visitor, address: str, end: str) -> None:
    page = visitor.read(f"{address}{end}").split('<script type="application/json"')[0]
    if end != "/plan":
        assert judging.CODES in text_of(page)
    for name in re.findall(r'aria-label="([^"]*)"', page):
        assert not re.search(r"\bC\d+[ab]?\b(?!, \w)", name) or "preuve de" in name, name


def test_criteria_are_counted_in_one_way(visitor: Visitor, address: str) -> None:
    """Twelve: eleven on the map, of which four have two parts, with M2 the sixteen lines of the panel; and one of the
    dossier. Stages are explained only where they have their codes."""
    said = text_of(judging.ALL_CODES)
    assert said.startswith("Douze critères : C1 à C11 se lisent sur la carte, quatre en deux parties")
    ids = re.findall(r'data-requirement="(\w+)"', visitor.read(address))
    assert (len({each.rstrip("ab") for each in ids} - {"M2"}), sum(each.endswith("b") for each in ids)) == (11, 4)
    assert len(ids) == 16
    for page in (address, f"{address}/verdicts", f"{address}/dossier"):
        assert "E : étapes" not in text_of(visitor.read(page))
    assert f"{said} E : étapes." in text_of(visitor.read("/regles"))


ONE_WORD = {
    "révision": "version",
    "[Ss]auvegarder": "sauvegarde, télécharger",
    "Reprendre (une sauvegarde|ce fichier)": "restaurer, importer",
    "Rétablir cette version": "restaurer; rétablir is what annuler undid",
    "[Ll]ectures d’origine": "consignes",
    "Vu, mais|Cité, sans": "cité sans suffire",
    "l’avis de la personne|votre avis\\b": "avis is the automatic one",
    "ces avis|jeu d’avis|[Dd]es avis|avis (contraires|à )": "cote, relecture",
    "Nouvelle carte": "nouveau projet",
}
"""What is no longer said, and the word that stands for it (CONTRIBUTING.md)."""


@pytest.mark.parametrize("others", ONE_WORD)
def test_one_thing_has_one_name(others: str) -> None:
    root = Path(judging.__file__).parents[1]
    sources = [each for kind in ("html", "j2", "typ") for each in root.rglob(f"*.{kind}")]
    sources += [
        *root.glob("**/static/js/**/*.js"),
        *(path for room in ("project", "desk", "centre", "web") for path in (root / room).rglob("*.py")),
    ]
    said = [each.name for each in sources if re.search(rf"(?<![\w-])(?:{others})", each.read_text("utf-8"))]
    assert said == []

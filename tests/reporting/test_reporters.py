"""Each form of a report says all of it, and what a candidate typed stays text."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from cefi_map.judging import CriterionVerdict, Evidence, Report, StageFinding, StageState, Verdict
from cefi_map.referentiel import load
from cefi_map.reporting import REPORTERS, FileReport

STATES: tuple[StageState, ...] = ("presente", "vide", "commencee")
HOSTILE = '<script>alert(1)</script> & "guillemets" \u202e}}{{ 7*7 }}'


def report(text: str = "la mairie, parce qu'elle prête la salle") -> Report:
    """A report with one of each verdict, the words of the map being ``text``."""
    names = ["absent", "partiel", "a_verifier", *["satisfait"] * 12]
    requirements = [r for r in load().requirements if r.judged_on == "carte" and r.criterion]
    evidence = (Evidence("k", "ID_1", "3.1.2", text), Evidence("r", "ID_2", "", text, "note"))
    verdicts = tuple(
        Verdict(
            r.id,
            r.criterion,
            name,
            evidence if name != "absent" else (),
            evidence[:1],
            f"Pourquoi {r.id}.",
            f"À faire {r.id}.",
        )
        for r, name in zip(requirements, names, strict=True)
    )
    criteria = tuple(CriterionVerdict(f"C{n}", "partiel", load().item(f"C{n}").text) for n in range(1, 12))
    stages = tuple(StageFinding(f"E{n}", STATES[n % 3], ("k",), f"Message E{n}.", ("ID_1",)) for n in range(1, 7))
    modalities = (
        Verdict("M1", "", "satisfait", (), (), "Carte détaillée.", ""),
        Verdict("M2", "", "absent", (), (), "Rien de vous.", "Écrivez votre rôle."),
    )
    return Report(
        42, stages, verdicts, modalities, criteria, ("Une remarque.",), "2026-x", ("C6 : deux domaines suffisent.",)
    )


def sources(text: str = "texte", count: int = 1) -> list[FileReport]:
    return [FileReport(f"carte-{n}.mm", text, report(text), ("3 espaces réparées.",)) for n in range(count)]


@pytest.mark.parametrize("format", ["text", "html"])
def test_a_person_reads_every_verdict_why_and_what_next(format):
    out = REPORTERS[format](sources())
    for verdict in report().requirements:
        assert verdict.message in out
        assert verdict.fix in out or verdict.verdict == "satisfait"
        assert load().requirement(verdict.id).title in out
    for text in (
        "seul le jury décide",
        "2026-x",
        "Une remarque.",
        "3 espaces réparées.",
        "C6 : deux domaines suffisent.",
    ):
        assert text in out


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def test_what_is_to_be_written_first_holds_ones_own_part():
    first = REPORTERS["html"](sources()).partition("À écrire d’abord")[2].partition("</ol>")[0]
    assert "Écrivez votre rôle." in first


def test_html_stands_alone_and_runs_nothing():
    page = REPORTERS["html"](sources(HOSTILE, 2))
    tags = Tags()
    tags.feed(page)
    assert not {"script", "iframe", "link", "img", "object"} & {tag for tag, _ in tags.seen}
    addresses = [value for _, attrs in tags.seen for name, value in attrs.items() if name in ("href", "src")]
    assert addresses
    assert all(value.startswith("#") for value in addresses if value)
    assert "49" not in page.replace("&#34;", "")


def test_json_holds_the_schema_and_the_notices():
    schema = json.loads((Path(__file__).parents[2] / "schemas/report.schema.json").read_text(encoding="utf-8"))
    one, many = json.loads(REPORTERS["json"](sources())), json.loads(REPORTERS["json"](sources(HOSTILE, 2)))
    for data in (one, *many):
        jsonschema.validate(data, schema)
    assert one["notices"] == ["3 espaces réparées.", "Une remarque.", "C6 : deux domaines suffisent."]
    assert many[1]["requirements"][1]["evidence"][0]["text"] == HOSTILE


@pytest.mark.parametrize("title", ["=1+1", "+33", "-2", "@somme", "\tx", "normal"])
def test_csv_never_runs_a_formula(title):
    (row,) = csv.DictReader(io.StringIO(REPORTERS["csv"](sources(title)).removeprefix("\ufeff")), delimiter=";")
    assert row["Titre"][0] not in "=+-@\t"
    assert row["C1a"] == "Absent"
    assert [row[f"E{n}"] for n in (1, 2, 3)] == ["Vide", "Commencée", "Présente"]

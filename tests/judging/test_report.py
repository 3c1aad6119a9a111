"""The report is what others script against."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cefi_map.judging import OWN_PART, RULES, check, report_data
from cefi_map.judging.report import packed, unpacked
from cefi_map.judging.requirements import REQUIREMENTS
from cefi_map.mindmap import outline

SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "report.schema.json"


def test_the_data_follows_the_schema() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    for each in RULES:
        for text in filter(None, (each.good, each.bad)):
            validator.validate(report_data(check(outline.parse(text)), "carte.mm"))


def test_a_report_that_is_kept_comes_back_equal() -> None:
    reports = [check(outline.parse(text)) for each in RULES for text in (each.good, each.bad) if text]
    assert all(unpacked(packed(each)) == each for each in reports)
    assert any(verdict.spot for each in reports for verdict in each.requirements)
    assert any(each.remarks for each in reports)
    for damaged in (b"", b"{}", b"[]", packed(reports[0])[:-9], packed(reports[0]).replace(b'"fix"', b'"fox"')):
        with pytest.raises(ValueError, match=r"no report|\(char \d+\)"):
            unpacked(damaged)


def test_a_report_has_15_requirements_11_criteria_and_6_stages() -> None:
    report = check(outline.parse("Un projet\n  Une branche"))
    assert len(report.requirements) == 15
    assert [each.id for each in report.asked[15:]] == [OWN_PART]
    assert [each.id for each in report.criteria] == [f"C{number}" for number in range(1, 12)]
    assert [each.id for each in report.stages] == ["E1", "E2", "E3", "E4", "E5", "E6"]


def test_evidence_is_printed_by_the_files_own_id() -> None:
    """The key serves inside; what is printed is the ID of the file."""
    import dataclasses

    from cefi_map.mindmap import MindMap

    mindmap = outline.parse(RULES[0].good)
    twice = MindMap(tuple(dataclasses.replace(node, source_id=f"ID_{node.key}") for node in mindmap))
    data = report_data(check(twice), "x.mm")
    nodes = [each["node"] for verdict in data["requirements"] for each in verdict["evidence"]]
    assert nodes
    assert all(node.startswith("ID_n") for node in nodes)


def test_every_sentence_is_short() -> None:
    """At most 25 words of ours a sentence, and no-break spaces before : ; ? ! »."""
    for each in RULES:
        for text in filter(None, (each.good, each.bad)):
            report = check(outline.parse(text))
            for verdict in (*report.requirements, *report.modalities):
                for said in (verdict.message, verdict.fix):
                    assert not any(spaced in said for spaced in (" :", " ;", " »")), said
                    own = re.sub("« [^»]* »", "x", " ".join(said.split()))
                    assert all(len(part.split()) <= 25 for part in own.split(". ")), said


def test_every_part_that_is_asked_for_says_what_to_write() -> None:
    """In a sentence of its own; of a node that it names, under it or in its title."""
    for each in REQUIREMENTS:
        for part in each.parts:
            assert part.where in ("under", "title") or "{}" not in part.ask
            for said in filter(None, (part.ask, part.again)):
                assert said.endswith("."), said
                assert len(said.split()) > 3, said

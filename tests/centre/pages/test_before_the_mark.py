"""Who marks sees no verdict before their own level: on no page, in no file, in no JSON of what was handed in."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Container, Iterator
from functools import cache

import pypdfium2
import pytest

from cefi_map import judging
from cefi_map import review as grid
from cefi_map.desk import arriving, groups, marking
from cefi_map.judging import VERDICT_WORDS
from cefi_map.mindmap import MindMap, edits
from cefi_map.project import files
from cefi_map.project.home.examples import example
from cefi_map.store import Person
from tests.desk.pages.test_review_dossier import document

from .centre import Peopled, peopled, person
from .test_rights import DECLARED, address

KINDS = ("csv", "ods", "svg", "mm", "html", "pdf", "zip")
"""Every file that an address may name."""
ASKED = {
    "work.review": ("", "?vue=dossier", "?version=1", "?vue=dossier&version=1"),
    "work.compare": ("", "?avant=1&apres=2", "?avant=2&apres=1"),
}
"""What else an address may ask for."""
SIGN = re.compile(r'class="(?:v|verdict) (?:absent|partiel|a_verifier|satisfait)\b')
CELLS = re.compile(rf'(?:^|[;">])"?({"|".join(VERDICT_WORDS.values())})"?(?=[;"<\r\n])')


def thinner() -> MindMap:
    """The example without what its third branch holds: other verdicts than before."""
    mindmap = example()
    head = mindmap.children(mindmap.root.key)[2]
    for child in mindmap.children(head.key):
        mindmap = edits.remove(mindmap, child.key)
    return mindmap


MAPS = (example(), thinner())


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    """A session to which everybody handed in; one of them twice, with a dossier."""
    found = peopled(tmp_path_factory.mktemp("centre"))
    project, session = found.ids["project"], found.ids["training"]
    assert found.guests["candidate"].post(f"/projets/{project}/rendre/session", {"session": session}).status_code == 303
    of = found.store.of(found.ids["training"])
    first, second = (files.convert(each, "mm").data for each in MAPS)
    cohort = found.ids["cohort"]
    arriving.bring(of, [("Léa.mm", first), ("Léa dossier.docx", document())], cohort=cohort)
    [work] = [each.id for each in groups.table(of, cohort).rows if each.name == "Léa"]
    assert arriving.bring_version(of, work, "Léa.mm", second)
    found.ids["work"] = work  # type: ignore[index]
    yield found
    found.app.extensions["store"].close()


@cache
def sentences(criterion: str = "") -> set[str]:
    """What the verdicts on these maps say of themselves; of one criterion."""
    reports = [judging.check(each) for each in MAPS]
    return {
        plain(each.message) for report in reports for each in report.requirements if criterion in ("", each.criterion)
    }


def plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", html.unescape(text)).replace("\\u00a0", " ")


def quoted(text: str) -> set[str]:
    """Which of them stand there."""
    bare = plain(text)
    return {each for each in sentences() if each in bare}


def shown(centre: Peopled, who: str, only: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """All that the person may ask for of the session's works, by address; of these views alone."""
    for rule in centre.app.url_map.iter_rules():
        of = DECLARED[rule.endpoint].split()[0]
        if only and rule.endpoint not in only:
            continue
        if "GET" not in (rule.methods or ()) or of not in ("work", "cohort", "training", "markers", "trainers"):
            continue
        path = address(centre, rule, "work" if of == "work" else "cohort").replace("/1.", "/2.")
        for each in {path.removesuffix(".x") + f".{kind}" for kind in KINDS} if path.endswith(".x") else {path}:
            for query in ASKED.get(rule.endpoint, ("",)):
                answer = centre.guests[who].get(each + query)
                if answer.status_code == 200:
                    yield each + query, readable(answer.data)


def readable(data: bytes) -> str:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(readable(archive.read(name)) for name in archive.namelist())
    if data.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(data) as document:
            return " ".join(page.get_textpage().get_text_bounded() for page in document)
    return data.decode("utf-8", "replace")


def said(text: str) -> set[str]:
    """The signs of a verdict, and the words that stand alone in a cell."""
    bare = re.sub(r'<p class="legend line">.*?</p>', "", text, flags=re.S)
    return {*SIGN.findall(bare), *(word for word in CELLS.findall(bare))}


def mark(centre: Peopled, criterion: str) -> None:
    of, who = centre.store.of(centre.ids["training"]), person(centre.store, "trainer")
    marking.set_grid(of, centre.ids["work"], 2, {criterion: ("acquis", "")}, (), "", by=signature(who))


def signature(who: Person) -> grid.Signature:
    return marking.signature(who.name)


def test_no_way_leads_to_a_verdict_before_the_mark_and_then_to_that_criterion_s_alone(centre: Peopled):
    for who in ("trainer", "jury"):
        asked = dict(shown(centre, who))
        assert len(asked) > (24 if who == "trainer" else 12)
        assert [(path, word) for path, text in asked.items() for word in said(text)] == []
        assert [(path, told) for path, text in asked.items() if (told := quoted(text))] == []
    mark(centre, "C6")
    told = set[str]().union(*(quoted(text) for _, text in shown(centre, "trainer", ASKED)))
    assert told
    assert told <= sentences("C6")

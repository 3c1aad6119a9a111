"""The annotated FreeMind file: the candidate's notes stay whole; without the review it is the file that was sent."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from lxml import etree

from cefi_map.errors import BadInput, CefiError
from cefi_map.formats import freemind
from cefi_map.mindmap import MindMap
from cefi_map.project.files import check_map
from cefi_map.review import Mark, Remark, Review, annotated, carried, fingerprint, unannotated
from tests.shared import SHARED, needs_shared

FILE = (
    b'<map version="1.0.1"><!-- note --><node TEXT="Projet" ID="ID_1"><hook NAME="x"/><attribute NAME="a" VALUE="b"/>'
    b'<node TEXT="Contexte" ID="ID_2"><richcontent TYPE="NOTE"><html><head/><body><p>la raison</p></body></html>'
    b'</richcontent><icon BUILTIN="idea"/></node></node></map>'
)


def reviewed(data: bytes) -> tuple[bytes, bytes]:
    """The annotated file, and the file that it becomes once the review is taken out."""
    mindmap = freemind.read(data).map
    keys = (mindmap.nodes[-1].key, mindmap.nodes[len(mindmap) // 2].key)
    remarks = tuple(Remark(str(place), key, "Et dehors\xa0?\nDites <tout> & bien.") for place, key in enumerate(keys))
    review = Review(marks={"C5": Mark("partiel", "Voir A.")}, remarks=remarks, reviewer="J. M.")
    written = freemind.write(annotated(mindmap, review))
    back = freemind.read(written).map
    assert [node.note for node in back] == [node.note for node in mindmap]
    return written, freemind.write(unannotated(back))


def test_freemind_shows_the_comments_as_attributes():
    written, back = reviewed(FILE)
    root = etree.fromstring(written)
    names = [each.get("NAME") for each in root.iter("attribute")]
    assert names == [
        "a",
        "relecture",
        "relecture C5",
        "relecture, donn\u00e9es",
        "relecture A, \u00e0 pr\u00e9ciser",
        "relecture B, \u00e0 pr\u00e9ciser",
    ]
    assert written.startswith(b'<map version="1.0.1">')
    assert etree.tostring(etree.fromstring(back), method="c14n") == etree.tostring(
        etree.fromstring(FILE), method="c14n"
    )


def test_the_file_carries_the_review_to_whoever_reads_it_again():
    """Nodes without ID are found by their number; comments on the dossier keep their paragraph."""
    mindmap = freemind.read(b'<map version="1.0.1"><node TEXT="P"><node TEXT="a"/><node TEXT="b"/></node></map>').map
    on_node = Remark("r1", mindmap.nodes[2].key, "Et dehors ?", number="2", title="b")
    on_dossier = Remark("r2", "", "Bien vu.", "bien", "C12", title="J'ai appris", paragraph=7)
    review = Review({"C5": Mark("acquis")}, remarks=(on_node, on_dossier), of=fingerprint(mindmap))
    back = freemind.read(freemind.write(annotated(mindmap, review))).map
    found = carried(back)
    assert found is not None
    assert [back.numbers.get(each.key, "") for each in found.remarks] == ["2", ""]
    assert replace(found, remarks=()) == replace(review, remarks=())
    assert found.remarks[1] == on_dossier
    assert fingerprint(unannotated(back)) == review.of


def test_a_damaged_review_in_a_file_is_refused():
    mindmap = freemind.read(FILE).map
    root = replace(mindmap.root, attributes=(("relecture", "J."), ("relecture, données", "abc=")))
    with pytest.raises(BadInput, match="abîmée"):
        carried(MindMap((root, *mindmap.nodes[1:])))


@needs_shared
def test_real_files_come_back_equal():
    """Every fourth map of the corpus, compared as the corpus compares."""
    sys.path.insert(0, str(SHARED / "corpus"))
    try:
        import roundtrip
    finally:
        sys.path.pop(0)
    parser = etree.XMLParser(resolve_entities=False)
    done = 0
    for path in sorted((SHARED / "corpus" / "mm").glob("*.mm"))[::4]:
        data = path.read_bytes()
        try:
            before, back = etree.fromstring(data, parser), reviewed(data)[1]
        except (etree.XMLSyntaxError, CefiError):
            continue
        assert not roundtrip.first_difference(before, etree.fromstring(back, parser)), path.name
        done += 1
    assert done > 20


def test_a_reviewers_words_are_not_counted_as_the_candidates():
    mindmap = freemind.read(FILE).map
    words = "Mission locale, car elle suit 61 de ces jeunes ; abattoir, parce qu'il a 40 postes à pourvoir"
    marked = annotated(mindmap, Review(remarks=(Remark("a", "ID_2", words),), appreciation=words))
    assert check_map(marked) == check_map(mindmap)

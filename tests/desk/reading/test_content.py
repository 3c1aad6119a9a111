"""All that a node holds is there to read: notes and details in their forms, links, pairs, icons, relations."""

from __future__ import annotations

from cefi_map.desk import reading
from cefi_map.formats import freemind

MAP = freemind.read(
    b"""<map version="1.0.1"><node TEXT="Centre" ID="R"><node TEXT="Tout" ID="A" LINK="https://exemple.fr/x">
<icon BUILTIN="idea"/><icon BUILTIN="zorglub"/><attribute NAME="source" VALUE="enquete"/>
<attribute NAME="etape" VALUE="E3"/><attribute NAME="exigence" VALUE="C5 parce que"/>
<richcontent TYPE="NOTE"><html><body><p>Un <b>mot</b> et <a href="javascript:x">ici</a></p>
<ol><li>un</li><li>deux</li></ol></body></html></richcontent>
<richcontent TYPE="DETAILS"><html><body><p>Plus</p></body></html></richcontent>
<arrowlink DESTINATION="B"/></node><node TEXT="Vers" ID="B" LINK="#A"/><node TEXT="Rien" ID="C"/>
<node TEXT="Chemin" ID="D" LINK="file:///etc/passwd"/></node></map>"""
).map


def test_nothing_that_a_candidate_wrote_is_left_out():
    found = reading.contents(MAP)
    whole = found["A"]
    assert ["".join(piece.text for piece in line.pieces) for line in whole.note] == ["Un mot et ici", "un", "deux"]
    assert [line.mark for line in whole.note] == ["", "1. ", "2. "]
    assert [piece.text for piece in whole.note[0].pieces if piece.bold] == ["mot"]
    assert [line.pieces[0].text for line in whole.details] == ["Plus"]
    assert whole.icons == ("Idée", "zorglub")
    assert whole.attributes == (("source", "enquete"),)
    assert (whole.stages, whole.requirements) == (("E3",), (("C5", "parce que"),))
    assert [(each.other.key, each.comes) for each in whole.relations] == [("B", False)]
    assert [(each.other.key, each.comes) for each in found["B"].relations] == [("A", True)]
    assert set(found) == {"A", "B", "D"}, "a node that is a title holds nothing"


def test_a_link_is_followed_only_where_an_export_lets_it_be():
    found = reading.contents(MAP)
    assert found["A"].link
    assert found["A"].link.live
    assert (found["B"].link, found["B"].leads_to and found["B"].leads_to.key) == (None, "A")
    assert found["D"].link
    assert (found["D"].link.text, found["D"].link.live) == ("file:///etc/passwd", False)
    assert not any(piece.live for line in found["A"].note for piece in line.pieces)

"""What a candidate and a trainer do, in each engine: judged by what the server has kept and by what the page shows."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from cefi_map.formats import svg
from cefi_map.mindmap import outline
from tests.offline.away import Server

from .windows import Window
from .writer import READY, Writer

pytestmark = [
    pytest.mark.engines,
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),  # Selenium's own call
]

IDEAS = {
    "Contexte": ["Forêt", "Île d’Oléron", "Où ?", "Ça ira", "Noël"],
    "Faisabilité": ["Mission locale", "Région", "12 × 80 €", "« Oui »", "Été"],
    "Évaluation": ["Bilan", "Chiffres", "Preuves", "Suites", "Merci"],
}


def test_what_is_written_stays_over_visits_and_without_a_server(window: Window, stoppable: Server):
    """Fifteen ideas by keys, two visits more, then the server is away and comes back."""
    writer = Writer(window)
    writer.create()
    for stage, ideas in IDEAS.items():
        writer.write(*ideas, under=stage)
    writer.saved()
    assert all(set(ideas) <= set(writer.titles) for ideas in IDEAS.values())
    writer.kept(writer.path, f"{writer.path}/dossier", "/", "/hors-ligne")
    for visit in ("deuxième", "troisième"):
        window.reload()
        window.shows(READY)
        writer.write(visit, under="Contexte")
        writer.saved()
        assert visit in writer.titles
    stoppable.stop()
    window.open("/")
    window.shows("a", "Essai")
    writer.open(under="/dossier")
    writer.open()
    writer.says("Hors connexion")
    writer.write("écrit dans le train", under="Évaluation")
    writer.says("gardé ici")
    stoppable.start()
    writer.saved()
    assert "écrit dans le train" in writer.titles


def test_the_plan_and_the_dossier_are_written_by_keys(window: Window):
    writer = Writer(window)
    writer.create()
    writer.open(under="/plan")
    window.click(".orow", "Contexte")
    window.press("End", "Enter")
    window.type("Une ligne à côté")
    window.press("Enter")
    writer.saved()
    assert "Une ligne à côté" in writer.titles
    window.click("nav a", "Dossier")
    window.click("button.way", "Page blanche")
    window.until("!document.querySelector('dialog.dialog') && document.activeElement === editor.text.host")
    window.type("J’ai reçu ")
    window.press("Control+b")
    window.type("douze jeunes")
    window.press("Control+b", "Enter")
    window.type("- à Pau")
    window.press("Enter", "Tab")
    window.type("puis à Dax")
    writer.saved()
    blocks = writer.asked(f"/api{writer.path}/dossier")["dossier"]["blocks"]
    assert [(each["type"], each.get("depth")) for each in blocks] == [("paragraph", None), ("item", 0), ("item", 1)]
    assert [(piece["text"], piece.get("bold")) for piece in blocks[0]["content"]][-1] == ("douze jeunes", True)
    writer.open(under="/dossier")
    assert "puis à Dax" in " ".join(window.texts(".paper"))


MAP = """<map version="1.0.1"><node ID="r" TEXT="Fil à fil 2027">
<node ID="e5" TEXT="Mise en œuvre"><attribute NAME="etape" VALUE="E5"/>
 <node ID="a" TEXT="Ateliers de mars à juin"/></node>
<node ID="e6" TEXT="Évaluation"><attribute NAME="etape" VALUE="E6"/><node ID="g" TEXT="Bilan en juillet"/></node>
</node></map>"""
BAR = """async () => { const bar = document.querySelector("svg.timeline .period rect");
  if (!bar || !editor.reading.told.picture) return null;
  bar.scrollIntoView({ block: "center" });
  const { x, y, width } = bar.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + 5), Math.round(editor.reading.told.picture.day * 30.5)]; }"""


def test_a_file_comes_in_is_dated_and_handed_in(window: Window, tmp_path: Path):
    """By the field for files; a bar of the calendar is drawn a month further; one file is taken away."""
    source = tmp_path / "Éléonore, carte d’été.mm"
    source.write_text(MAP, "utf-8")
    writer = Writer(window)
    window.open("/importer")
    window.shows("form.eased")
    window.put("input[type=file]", source)
    window.shows(READY)
    writer.path = window.run("async () => location.pathname")
    window.click("nav a", "Calendrier")
    x, y, month = window.wait(BAR)
    window.drag((x, y), (x + month, y))
    window.until("[...editor.state.map.byKey.values()].some((one) => one.text === 'Ateliers d’avril à juillet')")
    writer.saved()
    assert "Ateliers d’avril à juillet" in writer.titles
    window.open(f"{writer.path}/rendre")
    window.click("#rendu button", "Télécharger le rendu")
    names = ZipFile(writer.taken("*.zip")).namelist()
    assert {Path(name).suffix for name in names} >= {".mm", ".svg", ".pdf"}


OUTLINE = """Lire la consigne
  Contexte [E1]
    Neuf salariés sur quinze ne lisent pas la consigne, d'après les entretiens de mars
  Préparation [E4]
    En parler au CSE
"""


def test_a_grid_is_marked_by_the_mouse(window: Window, tmp_path: Path):
    source = tmp_path / "Zoé à relire.svg"
    source.write_bytes(svg.draw(outline.parse(OUTLINE)).svg)
    window.open("/relire")
    window.shows("form.eased")
    window.put("form[data-drop] input[type=file]", source)
    window.click("a", "Zoé à relire")
    window.shows("#g-C1.open")
    for rank, criterion in enumerate(("C1", "C2", "C3"), 1):
        window.click(f"#g-{criterion} .lev label:nth-of-type({rank})")
        window.shows(f"#g-{criterion}.done")
    window.shows("[data-saved]", "Enregistré à")
    levels = [f"#g-{each} .lev input:checked" for each in ("C1", "C2", "C3")]
    window.reload()
    window.until("document.querySelectorAll('.grow-row.done').length === 3")
    asked = "async (levels) => levels.map((one) => document.querySelector(one)?.value)"
    assert window.run(asked, levels) == ["acquis", "partiel", "non_acquis"]


def test_a_note_is_bold_and_italic_by_keys(window: Window):
    writer = Writer(window)
    writer.create()
    writer.choose("Contexte")
    window.press("F4", "Control+b")
    window.type("gras")
    window.press("Control+b")
    window.type(" et ")  # Firefox alone forgets the end of one where the other begins at once
    window.press("Control+i")
    window.type("penché")
    window.press("Control+i", "Control+u", "Escape")
    writer.saved()
    nodes = writer.asked(f"/api{writer.path}")["map"]["nodes"]
    (note,) = [node["note"] for node in nodes if node.get("note")]
    runs = [{"text": "gras", "bold": True}, {"text": " et "}, {"text": "penché", "italic": True}]
    assert [{**run, "text": run["text"].replace("\u00a0", " ")} for run in note[0]["runs"]] == runs


@pytest.mark.parametrize("window", ["firefox"], indirect=True)
def test_as_many_pages_are_printed_as_there_are_sheets(window: Window):
    """Really printed, into a file; of the other engines one does it in tests/web, the other's driver cannot."""
    window.open("/nouvelle")
    window.click("button", "Ouvrir l’exemple")
    window.shows(READY)
    window.open(window.run("async () => `${location.pathname}/imprimer`"))
    window.shows("ol.pages li")
    window.run("async () => { print(); }")
    printed = PdfDocument(Writer(window).taken("*.pdf", end=b"%%EOF"))
    assert len(printed) == len(window.texts("ol.pages li")) == 2
    assert all(width > height for width, height in (page.get_size() for page in printed))

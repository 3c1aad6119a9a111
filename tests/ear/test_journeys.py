"""What a candidate and a trainer do who hear, and do not see: every gesture is said, once."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from cefi_map.formats import svg
from cefi_map.mindmap import outline
from cefi_map.review import Remark, Review
from tests.cases import MAP, reviewed
from tests.engines.writer import READY, Writer

from .listener import KEYS, Listener

pytestmark = pytest.mark.engines

IDEAS = {
    "Contexte": "21 personnes sur 34 sans permis|un bus par jour|trois emplois sur dix de nuit|le garage du bourg ferme"
    "|la mission locale en parle|chiffres de mars|un loyer sur deux en retard",
    "Initialisation": "un comité de six|le maire, les deux lycées|une charte d'une page|qui décide|une visite en avril"
    "|le nom du projet|un premier budget",
    "Faisabilité": "12 vélos donnés|un local de la commune|assurance à 300 euros|deux mécaniciens|risque de vol"
    "|la pluie|ce que dit la loi",
    "Préparation": "affiches dans les gares|calendrier de mai|un bénévole par jour|inscription au guichet"
    "|les outils|le stock|une fiche par vélo",
    "Mise en œuvre": "ouverture le 3 juin|atelier du mardi|un contrat de six mois|entretien à mi-parcours|tour de table"
    "|carnet de bord",
    "Évaluation": "combien roulent encore|un emploi trouvé|questionnaire de décembre|prix par personne|bilan au comité"
    "|la suite",
}
NEED = "21 des 34 personnes reçues au printemps ont quitté leur formation faute de permis, selon mes entretiens"


def test_a_map_of_forty_ideas_is_written(listener: Listener):
    """From its name to its last idea, by Tab and Enter; then the way through it, one taken away and brought back."""
    begun(listener)
    for number, (stage, ideas) in enumerate(IDEAS.items(), 1):
        listener.press("PageDown", hears=f"{number}, {stage}, étape {number}.")
        listener.press("Tab", hears=f"Nouvelle idée sous « {stage} »")
        for place, idea in enumerate(ideas.split("|"), 1):
            listener.type(idea, hears=f"Nouvelle idée sous « {stage} »" if place > 1 else "")
            listener.press("Enter", hears=f"{number}.{place}, {idea}, étape {number}.")
    listener.press("Down", hears="Dernier nœud.")
    listener.press("Delete", hears="supprimé")
    listener.press("ctrl+z", hears="Annulé")
    listener.press("Home", hears="Un été à vélo")
    writer = Writer(listener.window)
    writer.path = listener.window.run("async () => location.pathname")
    writer.saved()
    assert writer.titles[1:] == [title for stage, ideas in IDEAS.items() for title in (stage, *ideas.split("|"))]


def test_a_verdict_is_followed(listener: Listener):
    """A need is written, its advice comes and is said, and the palette puts its verdict first and leads to it."""
    begun(listener)
    listener.press("PageDown", hears="1, Contexte, étape 1.")
    listener.press("Tab", hears="Nouvelle idée sous « Contexte »")
    listener.type(NEED)
    listener.press("Enter", hears=f"1.1, {NEED}")
    listener.comes("C1a, Besoins des publics :")
    listener.press("ctrl+k", hears="Chercher ou agir dialog")
    listener.type("c1a", hears="C1a Besoins des publics")
    listener.press("Enter", hears="C1a Besoins des publics")


def test_a_dossier_is_written(listener: Listener):
    """Begun on a blank page; a word in bold, of which both ends are said."""
    begun(listener)
    goes_to(listener, "dossier", hears="Dossier Aller à")
    listener.arrives("button.way", "Partir de la trame")
    listener.press("Tab", hears="Page blanche")
    listener.press("Enter", hears="Texte du dossier entry")
    listener.type("Mon projet pour ")
    listener.press("ctrl+b", hears="Gras.")
    listener.type("douze")
    listener.press("ctrl+b", hears="Sans gras.")
    writer = Writer(listener.window)
    path = listener.window.run("async () => location.pathname")
    writer.saved()
    (block,) = writer.asked(f"/api{path}")["dossier"]["blocks"]
    assert block["content"] == [{"text": "Mon projet pour "}, {"text": "douze", "bold": True}]


def goes_to(listener: Listener, words: str, *, hears: str) -> None:
    """By the palette."""
    listener.press("ctrl+k", hears="Chercher ou agir dialog")
    listener.type(words, hears=hears)
    listener.desk.keys(KEYS["Enter"])


def test_a_day_is_given(listener: Listener):
    """In the calendar's table, which is said when one comes into it, and no more once its row has another date."""
    begun(listener)
    for number, stage in enumerate(list(IDEAS)[:5], 1):
        listener.press("PageDown", hears=f"{number}, {stage}, étape {number}.")
    listener.press("Tab", hears="Nouvelle idée sous « Mise en œuvre »")
    listener.type("Ateliers le 14 mai 2027")
    listener.press("Enter", hears="5.1, Ateliers le 14 mai 2027")
    goes_to(listener, "calendrier", hears="Calendrier Aller à")
    listener.arrives(".calendar-rows", "Calendrier de Un été à vélo heading 1")
    listener.reach("Month spin button 05.")
    listener.desk.letters("04")
    listener.listen("Day spin button 14.")
    listener.press("Enter", hears="Ateliers le 14 mai 2027 : du 14 avril 2027 au 14 mai 2027.")
    listener.press("Tab", hears="Year spin button 2027.")
    writer = Writer(listener.window)
    writer.path = listener.window.run("async () => location.pathname.replace('/calendrier', '')")
    writer.saved()
    assert "Ateliers du 14 avril au 14 mai 2027" in writer.titles


def test_a_project_is_handed_in(listener: Listener):
    """The palette leads to the room, its button is reached from stop to stop, and the file is said to be there."""
    begun(listener)
    goes_to(listener, "rendre", hears="Rendre, en un fichier")
    listener.arrives("#rendu", "Aller au contenu")
    listener.reach("Télécharger le rendu button")
    listener.press("Enter", hears="Votre fichier est prêt.")
    names = ZipFile(Writer(listener.window).taken("*.zip")).namelist()
    assert {Path(name).suffix for name in names} >= {".mm", ".svg", ".pdf"}


def test_a_review_is_read(listener: Listener, tmp_path: Path):
    """Its comment is heard at the node that it is about; its answer is kept."""
    [garages] = [node.key for node in outline.parse(MAP).nodes if node.text == "Garages"]
    source = tmp_path / "relue.svg"
    source.write_bytes(reviewed(Review(remarks=(Remark("a", garages, "Lesquels ?", "question", number="2.2"),))))
    window = listener.window
    window.open("/")
    window.put("form[data-drop] input[type=file]", source)
    path = window.wait("async () => location.pathname.match(/^.projets.[0-9a-f]+/)?.[0] ?? null")
    listener.begin(path)
    window.shows(READY)
    listener.reach("2.1, Mission locale", key="Down")
    listener.press("Down", hears="A, Question : Lesquels ?")
    goes_to(listener, "relecture", hears="Relecture 1 Aller à")
    listener.arrives("#c-a", "Aller au contenu")
    listener.reach("Votre réponse au repère A")
    listener.type("Garage solidaire")
    listener.press("Tab", hears="Garder la réponse button.")
    listener.desk.keys(KEYS["Enter"])
    window.until("document.querySelector('#a-a')?.defaultValue === 'Garage solidaire'")
    listener.mark()
    listener.reach("Votre réponse au repère A entry Garage solidaire.")


def test_a_grid_is_marked(listener: Listener, tmp_path: Path):
    """A level, a comment; a second visit finds both."""
    source = tmp_path / "Zoé à relire.svg"
    source.write_bytes(svg.draw(outline.parse(f"Lire la consigne\n  Contexte [E1]\n    {NEED}\n")).svg)
    window = listener.window
    window.open("/relire")
    window.shows("form.eased")
    window.put("form[data-drop] input[type=file]", source)
    grid = window.wait(
        """async () => [...document.querySelectorAll("main a")].find((one) => one.textContent.includes("Zoé à relire"))
          ?.getAttribute("href") ?? null"""
    )
    listener.begin(grid)
    listener.reach("Acquis not selected radio button")
    listener.press("space", hears="selected")
    listener.reach("Commentaire sur C1, Diagnostics entry")
    listener.type("Bien vu")
    listener.press("Tab", hears="Épingler au nœud choisi button")
    window.shows("[data-saved]", "Enregistré à")
    window.reload()
    kept = """async () => ["input:checked", "textarea"].map((one) => document.querySelector(`#g-C1 ${one}`)?.value)"""
    assert window.run(kept) == ["acquis", "Bien vu"]


def begun(listener: Listener) -> None:
    """A new map, from its name."""
    listener.begin("/nouvelle")
    listener.type("Un été à vélo")
    listener.desk.keys("Return")
    listener.arrives(READY, "Tab ajoute une idée en dessous. Échap puis Tab sortent de la carte.")

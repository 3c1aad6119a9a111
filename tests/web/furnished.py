"""A store in which something of everything is kept, and the addresses of all pages that show it."""

from __future__ import annotations

from cefi_map.web.help import topics
from tests.desk.pages.test_review import bring, drawing, key_of, works

from .visitor import Visitor

STEADY = """/ /nouvelle /importer /corbeille /donnees /consignes /hors-ligne /regles /regles/C5 /regles/C9
/referentiel /referentiel?q=public /referentiel?q=partenaire /aide /aide?q=carte /aide?q=plan /aide/plan-du-site
/relire /relire/en-tete /relire/grille /relire/reglages /second-lecteur""".split()  # noqa: SIM905
VIEWS = ["", "/plan", "/plan/texte", "/verdicts", "/dossier", "/exporter", "/imprimer", "/rendre", "/renommer"]
VIEWS += ["/soutenir", "/soutenir/questions", "/fiche-action", "/calendrier", "/budget", "/naissance", "/affiche"]
VIEWS += ["/second-avis/carte", "/second-avis/dossier"]
COHORT = ["", "/effacer", "/a-reprendre", "/personnes", "/rendre"]
WORK = ["", "/carte", "/comparer", "/grille", "/rendre"]
OUTLINE = """Atelier mobilité {name}
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
  Faisabilité [E3]
    <script>alert(1)</script> مرحبا Mission locale, car elle suit 61 de ces jeunes chaque semaine
    {long}
"""


def furnish(visitor: Visitor) -> list[str]:
    """Fills the store; gives the addresses."""
    example = visitor.post("/projets", {"kind": "exemple"}).location
    written = visitor.project(OUTLINE.format(name="du pays", long="Unmottrèslong" * 30))
    visitor.post("/projets", {"kind": "etapes", "title": "Un forum à la gare"})
    binned = visitor.project(OUTLINE.format(name="écarté", long="x")).rpartition("/")[2]
    visitor.post(f"/projets/{binned}/jeter")
    cohort = bring(visitor, ("E-L.svg", drawing()), ("M-R.svg", drawing()))
    work = works(visitor, cohort)[0]
    visitor.send(f"{work}/version", "E-L.svg", drawing())
    node = key_of(visitor, work, "2.1")
    visitor.post(f"{work}/repere", {"version": "2", "key": node, "text": "Quelle convention ?", "kind": "preciser"})
    with visitor.client.application.app_context():
        told = topics()
    pages = [*STEADY, *(f"/aide/{topic}" for topic in told), f"/corbeille/{binned}/effacer"]
    pages += [cohort + view for view in COHORT]
    return pages + [project + view for project in (example, written) for view in VIEWS] + [work + view for view in WORK]

"""What is a project for a public and what is none. The outlines of ``subjects`` are learnt from as well
(``tests/learning``); those written here are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.judging import check
from cefi_map.judging.about import chance
from cefi_map.judging.engine import OFF_TOPIC
from cefi_map.judging.reading import Reading
from cefi_map.judging.subject import NOTICES, Subject
from cefi_map.judging.view import View
from cefi_map.mindmap import outline
from tests.labelled import ours

OUTLINES = sorted((Path(__file__).parent / "subjects").glob("*/*.txt"))

PERSON = """
Un emploi pour Bernadette
  Sa situation
    59 ans, veuve depuis l'hiver, ancienne vendeuse
    elle ne dort plus et n'ouvre plus son courrier
    habite à l'entrée de Guéret, son fils passe le dimanche
  Son souhait
    tenir jusqu'à sa retraite près de chez elle
    vendeuse encore, elle aime le contact
  Notre chemin
    un entretien par semaine, elle préfère le matin
    refaire son CV avec elle
    deux jours d'essai dans une jardinerie
  Qui l'entoure
    l'assistante sociale suit ses papiers
    la jardinerie la prend à l'essai
  Ce qui inquiète
    sa tension : avis du médecin
    le découragement : un appel entre deux rendez-vous
  Pour finir
    contrat signé en mai, elle sourit
    je retiens que son rythme n'était pas le mien
"""
OWN = """
Changer de vie à 45 ans
  Mon point de départ
    vingt ans de comptabilité, je m'ennuie
    ma femme me soutient, mes enfants sont grands
    bilan de compétences fini en juin
  Mon but
    être éducateur sportif dans deux ans
    garder la moitié de mon salaire
  Mes moyens
    mon épargne, mon droit à la formation
    mon ami Paul m'ouvre son club
  Mes peurs
    mon genou : je vois un kiné
    ma lettre refusée : je repasse en mars
  Mes étapes
    je passe le brevet en deux ans
    je m'entraîne chaque matin
    je fais mon stage au club
  Mon bilan
    mon diplôme, mon premier contrat
    je relis mon carnet avec ma femme
"""
SHOP = """
La cave du port
  Marché
    deux cavistes en ville, aucun sur le port
    clients : plaisanciers, restaurants, retraités
    panier moyen attendu de 28 €
  Offre
    300 références, bar à vin le vendredi
    livraison sur les bateaux
  Chiffres
    stock 40 000 €, bail 900 € par mois, caisse 1 500 €
    banque 35 000 €, apport 15 000 €
  Fournisseurs
    dix vignerons, un grossiste
    comptable et assureur
  Risques
    hiver sans clients : vente en ligne
    casse : assurance
  Publicité
    enseigne, réseaux, dégustation d'ouverture
    avril bail, juin ouverture
  Pilotage
    chiffre d'affaires, marge, stock
    bilan comptable et second magasin
"""
COURSE = """
Ce qu'il faut savoir du diagnostic et de l'évaluation
  Le diagnostic
    Observer, interroger, compter : trois sources
    Un besoin se distingue d'une demande
    Définition : écart entre une situation et une norme
  Les objectifs
    Général, spécifique, opérationnel
    Toujours un verbe d'action
    La finalité n'est jamais atteinte
  Les partenaires
    Typologie : financeurs, prescripteurs, opérateurs
    Une convention précise les engagements de chacun
  L'évaluation
    Ex ante, in itinere, ex post
    Un critère se traduit en indicateurs
    Efficacité et efficience : ne pas confondre
  La communication
    Émetteur, message, récepteur (schéma de Shannon)
    Interne ou externe selon la cible
    Choisir le canal après le message
  Examen
    Apprendre les définitions
    Relire les auteurs
"""
EVENT = """
Trente ans de la chorale
  Bilan
    48 choristes, 12 départs en trois ans
    sondage : répertoire trop ancien
    bourg de 3 000 habitants, salle refaite
  Envie
    deux concerts, 400 billets
    un samedi, car le train s'arrête
  Qui aide
    harmonie voisine : cuivres
    mairie : salle et barrières
  Argent
    chef invité 900 €, pianiste 450 €, affiches 120 €
    billets, buvette, tombola
  Soucis
    extinction de voix : soliste de réserve
    neige : report en avril
  Annonce
    radio, boulangeries, banderole
    mot aux choristes chaque lundi
  Soirée
    17 h balance, 20 h concert, 23 h vin chaud
    feuille de poste en coulisse
  Ensuite
    billets vendus, applaudissements, caisse
    enregistrement et album pour les quarante ans
"""
KINDS = {"person": PERSON, "own": OWN, "venture": SHOP, "course": COURSE, "other": EVENT}
PROJECTS = {
    "told by one": """
Ma halle aux vélos
  Ce que j'entends
    Ils sont une trentaine au foyer de Lens, je les vois dormir jusqu'à midi
    vingt sur trente n'ont ni diplôme ni permis
    Le bassin perd ses usines, mais trois ateliers de cycles embauchent
  Ce que je voudrais
    Que dix jeunes réparent des vélos et entrent en apprentissage
    Pas la mécanique auto, parce que les garages du coin ferment
  Ma semaine avec eux
    Lundi et mardi : atelier par quatre, avec Momo, réparateur
    Jeudi : vente au marché, pour qu'ils parlent aux gens
  Mes alliés
    La mission locale m'envoie les jeunes
    Mon beau-frère prête la halle
  Mes sous
    Outils 1 400 €, loyer symbolique, la Ville
  Ma peur
    Qu'ils ne viennent plus : on passe les chercher
  Au bout
    Contrats signés, vélos vendus
    On en parle ensemble en juin et j'écris à Béthune
""",
    "in words of trade": """
La Conserverie des voisines
  Marché
    Les clients du marché veulent du local, deux épiceries commandent
    Concurrence : une seule marque régionale
  Équipe
    14 femmes allocataires du RSA du quartier, sans emploi depuis la crise
    Elles disent n'avoir droit qu'à des ménages
  Production
    Bocaux le lundi et le mardi, six par équipe, car la cuisine est petite
    Français du travail le jeudi
    Stage de quinze jours dans une usine
  Finances
    Autoclave 9 000 €, encadrante 28 000 €
    Ventes 30 %, Département, fondation
  Fournisseurs
    Les maraîchers donnent leurs surplus
    France Travail oriente les candidates
  Stratégie
    Dix sorties en emploi en dix-huit mois
    Perte d'un client : vente aux cantines
  Contrôle
    Stock, présence, comité trimestriel
    Nombre d'embauches, bilan avec les femmes
""",
    "through one invented person": """
Dans les pas de Nadir
  Nadir, notre personnage
    Il a 28 ans, il dort dans sa voiture, il n'ose pas entrer à l'agence
    Nadir résume les 37 hommes rencontrés sur les parkings de Perpignan
    Comme 25 d'entre eux, il n'a plus de permis valable
    Les vergers et les entrepôts recrutent à 12 km
  Ce que nous voulons pour eux
    Vingt hommes par an logés et en contrat
    Le travail d'abord, parce qu'ils le demandent d'abord
  Le chemin
    Un camion d'accueil deux soirs par semaine, café et courrier
    Un chantier de taille de quatre semaines, par groupes de cinq
  Ceux qui ouvrent une porte
    Coopérative fruitière : prend les groupes en taille
    Foyer : garde six lits
  Le coût
    Camion 14 000 €, encadrant 17 000 €
    État, Département
  Les pierres du chemin
    Gel : taille remplacée par la réparation de caisses
    Disputes : deux camions
  On le dit
    Tracts dans trois langues, radio locale
    Point du lundi avec l'équipe
  Au bout du chemin
    Carnet de bord, comité en mai
    Contrats, nuits au sec, permis repassés
    Bilan avec eux, conseils à Narbonne
""",
}


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_project_is_told_from_what_is_none(path: Path) -> None:
    subject = View(outline.parse(path.read_text("utf-8"))).subject
    assert (subject.kind == "project") == (path.parent.name == "on"), subject
    assert bool(subject.notices) == (path.parent.name == "off")


@pytest.mark.parametrize(("kind", "text"), KINDS.items())
def test_the_sentence_says_what_the_map_is_about(kind: str, text: str) -> None:
    mindmap = outline.parse(text)
    assert View(mindmap).subject.kind == kind
    report = check(mindmap)
    assert {each.verdict for each in report.requirements if each.id not in ("C1b", "C2")} == {"absent"}
    assert not any(each.present for each in report.stages)
    assert len(report.notices) == 1


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_is_none_the_less_one(name: str) -> None:
    assert View(outline.parse(PROJECTS[name])).subject.kind == "project"


def test_chapters_and_one_odd_branch_do_not_make_a_project_something_else() -> None:
    """A branch of leisure is left out and named; titles that count chapters are none the less a project's."""
    shop = PROJECTS["in words of trade"]
    holiday = View(outline.parse(shop + "  Cet été\n    camping, plage, tongs\n    hôtel et randonnée\n    valise\n"))
    assert holiday.subject.kind == "project"
    assert "« Cet été »" in holiday.subject.notices[0]
    titles = iter(range(1, 9))
    lines = [f"  Chapitre {next(titles)}" if re.match(r"  \S", line) else line for line in shop.splitlines()]
    assert View(outline.parse("\n".join(lines))).subject == Subject("project", frozenset())


def test_each_sign_moves_the_chance_a_little() -> None:
    """One word more never turns a project into something else."""

    def off(text: str) -> float:
        pieces = Reading(outline.parse(text)).pieces
        return chance(pieces[0].said, [each.said for each in pieces])

    project = PROJECTS["in words of trade"]
    assert abs(off(f"{project}  Notre festival\n    tombola\n") - off(project)) < 0.2


def test_months_are_nobody_s_part() -> None:
    """« six mois » has the stem of « moi »: it was cited as what the candidate does."""
    text = """Atelier numérique pour des demandeurs d’emploi (Haut-Bocage)
  Périmètre
    Public : inscrits depuis plus de six mois
    Réunion du comité tous les deux mois
  Équipe
    Moi : entretiens et suivi individuel
"""
    found = next(each for each in check(outline.parse(text)).modalities if each.id == "M2")
    assert [each.text for each in found.evidence] == ["Moi : entretiens et suivi individuel"]


def test_one_title_that_names_three_stages_makes_no_branch_a_map_of_its_own() -> None:
    drawn = """
Boxe et emploi : 12 jeunes du quartier
  Contexte
    Sur 40 jeunes reçus, 22 n'ont aucun diplôme
    La mission locale les perd de vue
  Partenaires
    Le club prête sa salle
    La mission locale oriente 12 jeunes
  Risques, communication, bilan : un gala pendant les examens
    à relire avec ma tutrice
"""
    assert View(outline.parse(drawn)).subject.left_out == frozenset()


def test_what_is_told_in_sentences_makes_no_branch_a_map_of_its_own() -> None:
    """Headings of three stages do; a sentence with something below it is none: risks under an account's number."""
    (told,) = (each.map for each in ours("learnt") if each.name == "b4_lignes")
    assert View(told).subject.left_out == frozenset()


def test_nothing_is_asserted_where_it_is_doubtful_that_a_map_is_a_project() -> None:
    """It is judged as a project, and each verdict says that it may be none."""
    unsure = [each.map for each in ours("held") if each.name.startswith("o2_") and View(each.map).subject.doubt]
    assert unsure
    for mindmap in unsure:
        report = check(mindmap)
        assert NOTICES["doubt"] in " ".join(report.notices).replace("\u202f", " ").replace("\xa0", " ")
        asked = [each for each in report.requirements if each.id not in OFF_TOPIC]
        assert {each.verdict for each in asked} <= {"absent", "a_verifier"}
        told = [each for each in asked if each.verdict == "a_verifier" and each.leaning != "absent"]
        assert told
        assert all(each.message.startswith(f"L’outil hésite entre absent et {each.leaning}") for each in told)


@pytest.mark.parametrize(
    "begun",
    [
        "Projet\n  Évaluation\n    questionnaire à 3 mois\n    10 sorties positives",
        "Projet\n  Communication\n    affiches, radio\n    réunion d'équipe chaque lundi",
        "Jardin partagé\n  Actions\n    planter le mardi à dix",
        "Projet\n  Budget : location de la salle 400 €\n  Deux",
    ],
)
def test_who_has_only_begun_is_not_told_that_it_is_no_project(begun: str) -> None:
    assert not check(outline.parse(begun)).notices

"""One dossier with every kind of block, and twelve of five pages or so, each of another make."""

from __future__ import annotations

import random

from cefi_map.dossier import tidy
from cefi_map.dossier.model import Block, Dossier, Footnote, Heading, Item, Paragraph, Quote, Run, Table, block_text

EVERYTHING = Dossier(
    (
        Heading(1, (Run("Mon dossier"),)),
        Heading(2, (Run("Mon rôle"),)),
        Paragraph(
            (
                Run("Du "),
                Run("gras", bold=True),
                Run(", de "),
                Run("l'italique", italic=True),
                Run(", du "),
                Run("souligné", underline=True),
                Run(", un "),
                Run("lien", link="https://exemple.fr/"),
                Run(", de "),
                Run("l'anglais", italic=True, language="en"),
                Run(" et une note"),
                Footnote((Run("Le texte "), Run("de la note", italic=True), Run(", "), Run("e basta", language="it"))),
                Run(".\nUne autre ligne."),
            )
        ),
        Quote((Run("Ce qu'un autre a dit."),)),
        Item((Run("un"),)),
        Item((Run("dedans"),), depth=1),
        Item((Run("deux"),)),
        Paragraph((Run("Puis"),)),
        Item((Run("premier"),), ordered=True),
        Item((Run("second"),), ordered=True),
        Table((((Run("Qui"),), (Run("Quoi"),)), ((Run("moi"),), (Run("les entretiens"),))), header=True),
        Paragraph((Run("Fin"),)),
    ),
)

_WORDS = (
    "la le une des participants entretien situation équipe partenaire mission analyse pratique distance projet "
    "accompagnement emploi formation territoire insertion rencontre décision question réponse semaine atelier groupe"
)
_MAKES = ("p", "ph", "pphl", "phlq", "ppt", "phtl", "pf", "pphfq", "lh", "pq", "phltfq", "ppph")


def varied() -> list[Dossier]:
    """Twelve dossiers of four to six pages, always the same."""
    return [_dossier(rank, make) for rank, make in enumerate(_MAKES, 1)]


def _dossier(rank: int, make: str) -> Dossier:
    draw = random.Random(rank)
    blocks: list[Block] = [Heading(1, (Run(f"Dossier numéro {rank}"),))]
    words, wanted = 0, 2080 + 90 * (rank % 6)
    while words < wanted:
        added = _piece(draw, draw.choice(make), ordered=rank % 2 == 0)
        blocks += added
        words += sum(len(block_text(block).split()) + 8 for block in added)
    return Dossier(tidy.blocks(blocks), f"Dossier {rank}", "Camille Martin")


def _piece(draw: random.Random, kind: str, *, ordered: bool) -> list[Block]:
    if kind == "h":
        return [Heading(draw.choice([2, 2, 3]), (Run(_text(draw, 1)[:50]),)), Paragraph((Run(_text(draw, 3)),))]
    if kind == "l":
        return [
            Item((Run(_text(draw, draw.choice([1, 1, 2]))),), ordered, rank % 2) for rank in range(draw.randint(3, 7))
        ]
    if kind == "t":
        columns = draw.randint(2, 4)
        rows = [tuple((Run(_text(draw, 1)[: draw.randint(8, 60)]),) for _ in range(columns)) for _ in range(4)]
        return [Table(tuple(rows), header=True), Paragraph((Run(_text(draw, 2)),))]
    if kind == "f":
        note = Footnote((Run(_text(draw, 1)),))
        return [Paragraph((Run(_text(draw, 4)), note, Run(" " + _text(draw, 1))))]
    if kind == "q":
        return [Quote((Run(_text(draw, 2)),))]
    text = _text(draw, draw.randint(2, 9))
    half = len(text) // 2
    return [Paragraph((Run(text[:half]), Run(text[half : half + 30], bold=True), Run(text[half + 30 :])))]


def _text(draw: random.Random, sentences: int) -> str:
    words = _WORDS.split()
    made = [" ".join(draw.choice(words) for _ in range(draw.randint(6, 24))) for _ in range(sentences)]
    return " ".join(each.capitalize() + draw.choice([".", ".", " ?", " : voilà."]) for each in made)

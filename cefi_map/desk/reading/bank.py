"""Comments a trainer writes again and again, by criterion: a first stock, theirs to change."""

from __future__ import annotations

BANK: tuple[tuple[str, str], ...] = (
    ("C1", "Dites d’où vient ce constat : un chiffre, une enquête, un entretien, et sa date."),
    ("C1", "Le territoire est nommé. Ajoutez ce qui le caractérise : emploi, transports, services."),
    ("C2", "Citez une politique publique ou un indicateur, puis ce qu’il change pour votre projet."),
    ("C3", "Votre objectif se lit. Dites pour qui, combien et pour quand."),
    ("C3", "Dites pourquoi ce périmètre et pas un autre."),
    ("C4", "Chaque action appelle un « parce que » : reliez-la à un besoin du diagnostic."),
    ("C5", "Ce partenaire est cité. Dites ce qu’il apporte et qu’un autre n’apporterait pas."),
    ("C6", "La difficulté est vue. Écrivez ce que vous faites si elle arrive."),
    ("C7", "Nommez les postes de dépenses, même sans montant exact."),
    ("C7", "Pour chaque dépense, une piste de financement : qui, quel dispositif."),
    ("C8", "La communication interne est là. Et vers l’extérieur : à qui, par quel moyen ?"),
    ("C9", "Dites qui suit, avec quel outil, à quel rythme."),
    ("C10", "Un critère se constate : ajoutez la mesure et le seuil."),
    ("C11", "Que gardez-vous, que changez-vous, à qui le transmettez-vous ?"),
    ("C12", "Prenez du recul : ce que vous referiez autrement, et pourquoi."),
    ("", "Ce nœud est juste un titre. Écrivez l’idée dessous."),
)
"""(criterion or "", text)."""

"""The forms: their fields, their limits and what they say when a field is wrong. Each carries its CSRF token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileAllowed, FileField, FileRequired, MultipleFileField
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, ValidationError

from cefi_map import limits
from cefi_map.project import files as files_room

from .numbers import WholeField

KINDS = ("etapes", "vide", "exemple")
"""What a new map starts from."""


def at_most(limit: int) -> Callable[[Any, Any], None]:
    """Refuses what is longer, and says by how much. Without a ``maxlength``, by which a browser cuts in silence."""

    def check(_: Any, field: Any) -> None:
        if (length := len(field.data or "")) > limit:
            raise ValidationError(f"{length} caractères sont écrits, la limite est de {limit}. Raccourcissez.")

    return check


def asks_for(kind: str) -> dict[str, str]:
    """Says what of a person a field is for, by HTML's own word (« username »), to who fills it in their place."""
    return {"autocomplete": kind}


class Create(FlaskForm):  # type: ignore[misc]
    title = StringField("Nom de votre projet", [at_most(limits.NAME_CHARS)])
    kind = StringField("Point de départ", [AnyOf(KINDS, message="Choisissez un point de départ.")], default=KINDS[0])


class Rename(FlaskForm):  # type: ignore[misc]
    title = StringField(
        "Nom du projet",
        [
            DataRequired("Un projet a un nom. Écrivez-le, puis validez."),
            at_most(limits.NAME_CHARS),
        ],
        filters=[lambda text: text.strip() if text else text],
    )


class Bringing(FlaskForm):  # type: ignore[misc]
    """A form for files of a stranger: where it is shown a reader is made ready, which takes a second."""

    def __init__(self, *given: Any, **told: Any) -> None:
        super().__init__(*given, **told)
        files_room.warm_readers()


class Upload(Bringing):
    file = FileField("Fichier de votre carte", [FileRequired("Aucun fichier n’est choisi. Choisissez-en un.")])


class DossierFile(Bringing):
    file = FileField("Fichier du dossier", [FileRequired("Aucun fichier n’est choisi. Choisissez-en un.")])


class Closed(FlaskForm):  # type: ignore[misc]
    file = FileField("Dossier clos d’une session", [FileRequired("Aucun fichier n’est choisi. Choisissez le .zip.")])


class Uploads(Bringing):
    files = MultipleFileField(
        "Fichiers des cartes", [FileRequired("Aucun fichier n’est choisi. Choisissez-en un ou plusieurs.")]
    )


class Backup(FlaskForm):  # type: ignore[misc]
    file = FileField(
        "Fichier de sauvegarde",
        [
            FileRequired("Aucun fichier n’est choisi. Choisissez votre sauvegarde."),
            FileAllowed(["zip"], "Une sauvegarde est un fichier .zip."),
        ],
    )


class NodeEdit(FlaskForm):  # type: ignore[misc]
    """One change of one node: ``do`` says which, ``text`` and ``note`` what it writes, ``base`` where it began."""

    do = HiddenField(validators=[InputRequired()])
    key = HiddenField(validators=[InputRequired(), Length(max=1000)])
    base = WholeField()
    text = TextAreaField("Titre", [Optional(), Length(max=limits.EDIT_TITLE_CHARS)])
    note = TextAreaField("Note", [Optional(), Length(max=limits.NOTE_CHARS)])


class Outline(FlaskForm):  # type: ignore[misc]
    base = WholeField()
    text = TextAreaField("Le plan, en texte", [InputRequired("Ce plan est vide. Écrivez une idée par ligne.")])


class Settle(FlaskForm):  # type: ignore[misc]
    """Two versions to be made one: the choices are radio buttons, one a question."""

    base = WholeField()

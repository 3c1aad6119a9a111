"""What a class sends: thirty files and more, named and made as people do, some of which nobody can read."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cefi_map import limits
from cefi_map.examples import example
from cefi_map.formats import freemind, svg
from cefi_map.mindmap.outline import parse
from cefi_map.project import files as files_room
from cefi_map.project.files import hand_in_name, sign

from .cases import word, zipped

PEOPLE = ("DUPONT Anne", "LEFÈVRE Chloé", "KONE Fatou", "MOREL Luc", "NGUYEN Thi-Mai", "PETIT Jean", "ROUX Inès")
PLACES = ("Bapaume", "Cholet", "Dinan", "Évreux", "Foix", "Guéret", "Hyères", "Issoire", "Joigny", "Kourou", "Lens")
MOODLE = ("ZIDANE Ali", "YVON Marc", "XAVIER Léa")


def outline(place: str, more: str = "") -> str:
    """A map that nobody else could have written: each line says its place."""
    return f"""Un atelier mobilité à {place}
  Contexte [E1]
    À {place}, 61 jeunes suivis sur 200 n’ont ni permis ni véhicule, d’après douze entretiens menés en mars
      : Les entretiens de {place} ont duré une heure chacun, dans une salle que le centre social nous a prêtée
    Le bus de {place} ne passe plus après dix-huit heures, ce que disent neuf jeunes sur dix
  Faisabilité [E3]
    La mission locale de {place} est partenaire, car elle suit ces mêmes jeunes chaque semaine
    Le garage solidaire de {place} prête trois voitures sans permis pour les entretiens d’embauche
  Suite [E6]
    Je compterai à {place} les jeunes en emploi six mois après la fin de l’atelier, avec un questionnaire
{more}"""


def mm(place: str, more: str = "") -> bytes:
    return freemind.write(parse(outline(place, more)))


def drawing(place: str, project: str = "") -> bytes:
    return svg.draw(parse(outline(place)), project=project).svg


def pdf(text: str) -> bytes:
    """A dossier as most hand it in."""
    read = files_room.read_dossier(text.encode(), "d.md").dossier
    return files_room.convert_dossier(read, "pdf").data


def signed(person: str, place: str) -> tuple[str, bytes]:
    """What « Rendre » gives: a drawing and a FreeMind file of one name, in a folder of it."""
    stem = hand_in_name(person, f"Un atelier mobilité à {place}")
    files = {f"{stem}/{stem}.svg": sign(drawing(place, "c" * 16), person), f"{stem}/{stem}.mm": mm(place)}
    return f"{stem}.zip", zipped(*files.items())


def class_archive(size: int) -> bytes:
    """Three people in Moodle's own names, with photographs up to so many bytes."""
    files: list[tuple[str, bytes]] = []
    for rank, person in enumerate(MOODLE):
        folder = f"{person}_{410 + rank}_assignsubmission_file_"
        inside = zipped(("carte.mm", mm(PLACES[8 + rank])), ("mon dossier.docx", word()))
        files.append((f"{folder}/rendu.zip", inside))
        photos = range(-(-size // len(MOODLE) // 8_000_000))
        files += ((f"{folder}/photo {each}.jpg", os.urandom(8_000_000)) for each in photos)
    return zipped(*files)


def locked() -> bytes:
    """A ZIP whose entry says that it is encrypted."""
    data = bytearray(zipped(("carte.mm", mm("Lens"))))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def spreadsheet() -> bytes:
    return zipped(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))


def crooked(archive: int = 0) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each; the class archive carries photographs of so many bytes."""
    for person, place in zip(PEOPLE, PLACES, strict=False):
        yield f"PASSROUTE carte mentale {person}.mm", mm(place)
    text = "# Mon rôle\n\nÀ Bapaume, j’ai conduit l’atelier, de la première réunion au bilan.\n\n# Ma posture\n\n"
    text += "Avec le recul, je referais l’entretien à deux, car j’ai parlé trop vite.\n"
    yield "PASSROUTE dossier LEFEVRE Chloe.docx", word(text)
    yield "PASSROUTE dossier DUPONT Anne.pdf", pdf(text)
    yield (
        "passroute_dossier_MOREL-Luc (VF).odt",
        files_room.convert_dossier(files_room.read_dossier(text.encode(), "d.md").dossier, "odt").data,
    )
    yield "HOAREAU Jean-Yves v1.svg", drawing("Limoges")
    yield "carte_HOAREAU Jean-Yves_v2 (1).mm", mm("Limoges", "  Bilan\n    Ce que j’en retiens")
    yield "ANDRE Paul.mm", mm("Niort")
    yield "BLANC Rose.mm", mm("Niort")
    yield "SIMON Lou.mm", mm("Guéret", "  Bilan\n    Ce que je changerais la prochaine fois, à deux encadrants")
    yield signed("Camille B.", "Orange")
    yield "rendu-cefi.zip", zipped(("rendu-cefi/rendu-cefi.svg", drawing("Pau", "d" * 16)))
    yield "devoirs-moodle.zip", class_archive(archive)
    yield "exemple rendu tel quel GARCIA Eva.mm", freemind.write(example())
    yield "carte coupée WEBER Kim.mm", mm("Royan")[:-40]
    yield "CV KONE Fatou.docx", word("# Fatou\n\nConseillère depuis 2019.\n")
    yield "COLIN Eva carte.pdf", pdf(text)
    yield "FABRE Tom carte.png", b"\x89PNG\r\n\x1a\n" + b"0" * 400
    yield "IMG_2041.jpg", b"\xff\xd8\xff\xe0" + b"0" * 400
    yield "budget.xlsx", spreadsheet()
    yield "vide.zip", zipped()
    yield "protégée.zip", locked()
    yield "cassée.mm", b"<map><node"
    yield "notes.txt", b""
    yield "énorme.mm", b"x" * (limits.UPLOAD_BYTES + 1)
    yield "PASSROUTE dossier INCONNU Zoé.docx", word(text)

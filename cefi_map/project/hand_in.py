"""« Rendre »: what to look at before handing in, and one ZIP with the map, the dossier, and what is said of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cefi_map.dossier.coherence import Remark
from cefi_map.dossier.model import Heading, bare, block_text, contents, plain
from cefi_map.dossier.model import notes as called
from cefi_map.dossier.pages import undrawn as undrawn_in_dossier
from cefi_map.dossier.zipped import zipped
from cefi_map.errors import CefiError
from cefi_map.formats import freemind, personal_data
from cefi_map.formats.overlay import Overlay
from cefi_map.judging import ADVICE, StageFinding, Verdict
from cefi_map.mindmap import MindMap
from cefi_map.project.dossier import DossierView, download_dossier, kept_dossier, open_dossier
from cefi_map.project.files import Download, hand_in_name, person_line, render_dossier_reports, render_reports, sign
from cefi_map.project.paper import Printing, long_print, marks, picture, plan, undrawn, untied
from cefi_map.project.returned import with_answers
from cefi_map.project.versions import journal_file
from cefi_map.project.writing import ProjectView, settled_project
from cefi_map.reporting import FileReport
from cefi_map.reporting.dossier import DossierReport
from cefi_map.store import Revision, Store


@dataclass(frozen=True, slots=True)
class Personal:
    """A datum that a hand-in should not carry; the ``kind`` in French. In a node: its key, number and title. In the
    dossier: no key, the paragraph and its index among the blocks."""

    key: str
    number: str
    title: str
    kind: str
    text: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class DossierGaps:
    """What a written dossier lacks: the verdicts on what is asked of it, the pages among the ``absent`` as soon as they
    are not as many as asked for; ``headings`` with nothing below them, as (index of the block, words); ``remarks`` on
    where it differs from the map."""

    absent: tuple[Verdict, ...]
    partial: tuple[Verdict, ...]
    doubtful: tuple[Verdict, ...]
    headings: tuple[tuple[int, str], ...]
    remarks: tuple[Remark, ...]

    @property
    def any(self) -> bool:
        return bool(self.absent or self.headings or self.remarks)


@dataclass(frozen=True, slots=True)
class BeforeHandIn:
    """Reminders, none of which blocks: stages that are not there, what is asked without an answer, personal data, what
    the dossier lacks (None: it is not written here), what the PDFs cannot draw, that the map makes a ``long`` print;
    ``named``: the title at the map's centre, where the project has another one."""

    stages: tuple[StageFinding, ...]
    absent: tuple[Verdict, ...]
    partial: tuple[Verdict, ...]
    doubtful: tuple[Verdict, ...]
    personal: tuple[Personal, ...]
    reminder: str
    dossier: DossierGaps | None
    undrawn: tuple[str, ...]
    long: str
    named: str


def before_hand_in(store: Store, view: ProjectView) -> BeforeHandIn:
    report, numbers = view.report, view.map.numbers
    dossier = open_dossier(store, view.id)
    blocks = dossier.manuscript.dossier.blocks
    on_map, written = personal_data.find(view.map), _in_dossier(dossier)
    return BeforeHandIn(
        stages=tuple(stage for stage in report.stages if not stage.present),
        absent=tuple(each for each in report.asked if each.verdict == "absent"),
        partial=tuple(each for each in report.asked if each.verdict == "partiel"),
        doubtful=tuple(each for each in report.asked if each.verdict == "a_verifier"),
        personal=(
            *(Personal(one.key, numbers[one.key], view.map.node(one.key).text, one.kind, one.text) for one in on_map),
            *(Personal("", "", block_text(blocks[int(one.key)]), one.kind, one.text, int(one.key)) for one in written),
        ),
        reminder=personal_data.reminder((*on_map, *written)),
        dossier=_gaps(dossier) if dossier.number else None,
        undrawn=(*undrawn(view.map), *(undrawn_in_dossier(dossier.manuscript.dossier) if dossier.number else ())),
        long=long_print(view.map),
        named=_other_name(view),
    )


def _other_name(view: ProjectView) -> str:
    """A long one is cut where it names a project; blanks, breaks among them, are all alike."""
    centre, title = (" ".join(each.split()) for each in (view.map.root.text, view.title))
    same = centre.startswith(title[:-1]) if title.endswith("…") else centre == title
    return "" if same else centre


def _in_dossier(view: DossierView) -> tuple[personal_data.Found, ...]:
    """Paragraph by paragraph, notes included; the index of the block says where."""
    found: list[personal_data.Found] = []
    for place, block in enumerate(view.manuscript.dossier.blocks if view.number else ()):
        notes = (plain(note.runs) for content in contents(block) for note in called(content))
        found += personal_data.find_in(str(place), "\n".join((block_text(block), *notes)))
    return tuple(found)


def _gaps(view: DossierView) -> DossierGaps:
    judged, blocks = view.judged, view.manuscript.dossier.blocks
    verdicts = (*judged.report.modalities, *judged.report.requirements)
    absent = tuple(each for each in verdicts if each.likeliest == "absent" or (each.id == _PAGES and each.fix))
    others = [each for each in verdicts if each not in absent]
    partial = tuple(each for each in others if each.verdict == "partiel")
    doubtful = tuple(each for each in others if each.verdict == "a_verifier")
    begun = any(not isinstance(block, Heading) for block in blocks)  # else the verdict on the pages says it of all
    headings = tuple((place, block_text(blocks[place])) for place in bare(blocks) if begun)
    return DossierGaps(absent, partial, doubtful, headings, judged.remarks)


_PAGES = "M4"


def known_person(store: Store, project_id: str) -> str:
    """Who handed this project in last, else the author of its dossier; "" when nobody said."""
    said = str(store.project(project_id).settings.get(_PERSON, ""))
    return said or kept_dossier(store, project_id)[1].dossier.author


def known_reader(store: Store, project_id: str) -> str:
    """Whom this project was handed in for last: ``TRAINER``, or ``JURY``."""
    return JURY if store.project(project_id).settings.get(_READER) == JURY else TRAINER


TRAINER, JURY = "formateur", "jury"
_PERSON, _READER = "candidate", "handed_to"


def hand_in(
    store: Store,
    project_id: str,
    *,
    name: str = "",
    reader: str = TRAINER,
    journal: bool = False,
    second: bool = False,
) -> Download:
    """The ZIP « rendu », called after its person and the map's title. ``name`` (a pseudonym will do) also stands in the
    title block, in the LISEZMOI, inside the drawing and at the top of a dossier that names no author; both are known
    the next time. ``BadInput`` when it is too long.

    For the ``JURY``: the map and the dossier alone. No opinion, no code of a criterion, no legend of criteria. With the
    ``journal`` of its writing for who asks for it each time: it is not remembered. Nor is that a ``second`` opinion on
    it is agreed to, which its drawing and its LISEZMOI tell the trainer.
    The same revision with the same choices gives the same bytes, dated when they were saved.
    """
    name, told = person_line(name), reader != JURY
    _remember(store, project_id, {_PERSON: name, _READER: reader})
    view = settled_project(store, project_id)
    stem = hand_in_name(name, view.map.root.text)
    dossier = open_dossier(store, project_id)
    written, missing = _dossier_files(store, dossier, stem, name, told) if dossier.number else ([], [_APART])
    beside = [*written, *([_journal(store, view, stem, name)] if journal else [])]
    files = _files(store, view, stem, Printing(name=name, legend=told), beside, missing, second=second and told)
    files += _pictures(view, files[0].moment)
    inside = {f"{stem}/{each.name}": each for each in files}  # one folder: nothing spills where it is unpacked
    data = zipped(
        ((path, each.data) for path, each in inside.items()),
        moments={path: each.moment for path, each in inside.items()},
    )
    return Download(f"{stem}.zip" if told else f"{stem}-jury.zip", "application/zip", data)


def _pictures(view: ProjectView, saved: datetime) -> list[File]:
    """What the FreeMind file names, in a folder beside it; the drawing has its own."""
    return [File(path, "", data, saved) for path, data in freemind.bundle.beside(view.map).items()]


def _remember(store: Store, project_id: str, choices: dict[str, str]) -> None:
    kept = store.project(project_id).settings
    if any(kept.get(each, "") != value for each, value in choices.items()):
        store.configure(project_id, {**kept, **choices})


@dataclass(frozen=True, slots=True)
class File:
    """``what`` it is, in the LISEZMOI; ``moment``: when what it holds was saved."""

    name: str
    what: str
    data: bytes
    moment: datetime


def _dossier_files(store: Store, view: DossierView, stem: str, person: str, told: bool) -> tuple[list[File], list[str]]:
    """``told``: with what is thought of it. And sentences on what of it is not there."""
    saved = _saved(store.dossier_history(view.id), view.number)
    files, missing = [], list[str]()
    for to, what in _DOSSIER.items():
        try:
            made = download_dossier(store, view.id, to, person)
        except CefiError as error:
            missing.append(f"Le dossier n’est pas joint en {to.upper()}. {error}")
        else:
            files.append(File(f"{stem}-dossier.{to}", what, made.data, saved))
            missing += made.notices
    if told:
        remarks = tuple(remark.message for remark in view.judged.remarks)
        report = DossierReport(f"{stem}-dossier.docx", view.title, view.judged.report, remarks)
        html = render_dossier_reports([report], "html")
        files.append(File(f"{stem}-dossier-avis.html", "ce que montre le dossier", html, saved))
    return files, missing


_DOSSIER = {
    "pdf": "le dossier, à lire et à imprimer",
    "docx": "le dossier, à ouvrir dans Word ou LibreOffice",
}


def _journal(store: Store, view: ProjectView, stem: str, name: str) -> File:
    data = journal_file(store, view.id, name).data
    what = "le journal d’écriture, joint par qui rend ; il ne prouve pas qui a écrit"
    return File(f"{stem}-journal.pdf", what, data, _saved(store.history(view.id), view.revision))


def _files(
    store: Store,
    view: ProjectView,
    stem: str,
    printing: Printing,
    beside: list[File],
    missing: list[str],
    *,
    second: bool,
) -> list[File]:
    """A map whose sheets cannot be made goes as a list in words. The LISEZMOI says so, with what is ``missing``
    ``beside`` and what the FreeMind file lost. Without the legend, nothing tells what is thought of the map."""
    saved, told = _saved(store.history(view.id), view.revision), printing.legend
    mindmap = view.map if told else untied(view.map)
    over = marks(view.map, view.report, printing, saved, view.revision)  # its stages give the colours all the same
    mm, drawing, sheets, report = f"{stem}.mm", f"{stem}.svg", f"{stem}.pdf", f"{stem}-verdicts.html"
    drawn, _ = picture(mindmap, "svg", over, printing=printing, project=view.id, revision=str(view.revision))
    signed = Download(drawing, "image/svg+xml", sign(drawn, printing.name, lets_second=second))
    shown = "la carte dessinée, avec ses notes ; elle s’ouvre dans un navigateur"
    files = [
        File(mm, "la carte, à ouvrir dans FreeMind ou Freeplane", freemind.write(mindmap), saved),
        File(drawing, shown, (with_answers(store, view.id, signed) if told else signed).data, saved),
    ]
    printed, what, unsaid = _printed(mindmap, over, printing)
    files += [File(sheets, what, printed, saved)] if printed else []
    if told and view.wanting:
        missing = [f"Les verdicts ne sont pas joints. {view.wanting.message}", *missing]
    elif told:
        said = render_reports([FileReport(mm, mindmap.root.text, view.report)], "html")
        files.append(File(report, "les verdicts de chaque exigence, avec leurs preuves", said, saved))
    files += beside
    lost = (f"{mm} : {said}" for said in freemind.lost(mindmap))
    missing = [*unsaid, *missing, *([_BESIDE] if mindmap.pictures else []), *lost]
    missing += [_READ_TWICE] if second else []
    last = max(each.moment for each in files)
    return [File("LISEZMOI.txt", "", _readme(view, files, printing, missing), last), *files]


def _printed(mindmap: MindMap, over: Overlay, printing: Printing) -> tuple[bytes, str, tuple[str, ...]]:
    """The map as a PDF, what it shows, and sentences on what it lacks: its sheets, else its plan; b"" for neither."""
    try:
        data, said = picture(mindmap, "pdf", over, printing=printing)
    except CefiError as error:
        said = (f"Le dessin de la carte n’est pas joint en PDF. {error}",)
    else:
        return data, "la carte à imprimer ; une page par étape quand elle est grande", said
    try:
        return plan(mindmap), "le plan de la carte, en texte, à imprimer ; le SVG la montre dessinée", said
    except CefiError:
        return b"", "", said


def _saved(revisions: Iterable[Revision], number: int) -> datetime:
    return next(each.created for each in revisions if each.number == number)


_BESIDE = "Le dossier des images va avec le fichier FreeMind : gardez-les ensemble."
_READ_TWICE = "Second avis (IA) : permis par qui rend, une fois la cote gardée."
_APART = "Le dossier de cinq pages n’est pas dans ce rendu. Il se joint à part."


def _readme(view: ProjectView, files: Sequence[File], printing: Printing, missing: Sequence[str]) -> bytes:
    """Short, for whoever opens the ZIP: Windows line ends, and a mark so that every editor reads UTF-8."""
    drawing = next(each.name for each in files if each.name.endswith(".svg"))
    lines = [
        "Rendu CEFI, bloc 3 : carte mentale d’un projet, et dossier",
        *([f"Rendu par {printing.name}"] if printing.name else []),
        f"Carte enregistrée le {files[0].moment.astimezone():%d/%m/%Y à %H:%M}, version {view.revision}",
        "",
        "Ce que contient cette archive",
        *(f"- {each.name} : {each.what}." for each in files),
        *missing,
        "",
        *(_for_trainer(view, drawing) if printing.legend else _FOR_JURY),
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _for_trainer(view: ProjectView, drawing: str) -> tuple[str, ...]:
    return (
        "Pour le formateur",
        f"- À l’écran : ouvrez l’application Carte CEFI, « Relire des cartes », et déposez-y {drawing}.",
        "  Ce fichier contient la carte entière, notes comprises.",
        "- Sur papier : imprimez le PDF en A3. Chaque nœud porte son numéro, que les verdicts citent.",
        "- Sans l’application : le fichier SVG et les verdicts s’ouvrent dans un navigateur, sans réseau.",
        "",
        *(() if view.wanting else (f"{ADVICE} Référentiel et règles : {view.report.version}.",)),
    )


_FOR_JURY = (
    "Pour le jury",
    "- Sur papier : imprimez le PDF en A3. Chaque nœud porte son numéro.",
    "- À l’écran : le fichier SVG s’ouvre dans un navigateur, sans réseau.",
)

"""Every limit, in one table: checked at the borders; ``told`` is what the help and docs/reglages.md say of them.

Each has its words for who meets it, in French, where it is decided, and below them what a developer is to know.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Annotated, get_type_hints

_UNITS = ((30, "Go"), (20, "Mo"), (10, "ko"), (0, "octets"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a limit is to a reader: where it stands among the others, what it bounds, in which unit."""

    group: str
    words: str
    unit: str = ""

    def value(self, number: int) -> str:
        """The number as one reads it: « 10 Mo », « 20 000 », « 10 secondes »."""
        unit = self.unit
        if unit == BYTES:
            power, unit = next((power, unit) for power, unit in _UNITS if number >= 1 << power)
            number >>= power
        return f"{number:,}".replace(",", "\u202f") + (f"\u00a0{unit}" if unit else "")


BYTES, CHARS, FOLD, SECONDS = "octets", "caractères", "fois la taille du fichier", "secondes"
MAP, DOSSIER, FILE = "Une carte", "Un dossier", "Un fichier reçu"
SAVED, WORK, DATA = "Les sauvegardes", "Le temps de calcul", "Des données reçues"
CENTRE, MONTHS, DAYS, HOURS = "Un centre", "mois", "jours", "heures"
SECOND = "Un second avis"

PAGE_NODES: Annotated[int, Told(MAP, "Nœuds d’une carte, dans la page")] = 20_000
"""Nodes of a map that the page edits and checks."""
NODES: Annotated[int, Told(MAP, "Nœuds d’une carte, en ligne de commande")] = 100_000
"""Nodes of a map that the command line reads."""
DEPTH: Annotated[int, Told(MAP, "Niveaux sous le nœud central")] = 255
"""Levels below the root (libxml2 reads no deeper than 256 elements without its unsafe mode)."""
EDIT_TITLE_CHARS: Annotated[int, Told(MAP, "Titre écrit dans la page", CHARS)] = 32_000
"""A title when typed in the page."""
TITLE_CHARS: Annotated[int, Told(MAP, "Titre lu dans un fichier", CHARS)] = 600_000
"""A title when read from a file: the longest real one seen has 532,528 characters."""
NOTE_CHARS: Annotated[int, Told(MAP, "Note ou détails d’un nœud", CHARS)] = 200_000
"""A note or the details of a node, as plain text."""
LINK_CHARS: Annotated[int, Told(MAP, "Adresse d’un lien", CHARS)] = 10_000
"""An address."""
NODE_ICONS: Annotated[int, Told(MAP, "Icônes d’un nœud")] = 100
"""Icons of one node: the most seen in real files are 27."""
NODE_ATTRIBUTES: Annotated[int, Told(MAP, "Attributs d’un nœud")] = 1_000
"""Attributes of one node: 136 in real files, and the comments of a whole review on the root."""
NODE_ARROWS: Annotated[int, Told(MAP, "Relations qui partent d’un nœud")] = 1_000
"""Relations that start from one node: 10 in real files, or one to each of many."""
MAP_SIGNS: Annotated[int, Told(MAP, "Icônes, attributs et relations d’une carte")] = 50_000
"""Icons, attributes and relations of all nodes of a map together: 1,100 in real files."""
PICTURE_BYTES: Annotated[int, Told(MAP, "Image ajoutée à un nœud", BYTES)] = 10 * 1024 * 1024
"""A picture as it is sent: telephones make them of three to eight megabytes."""
PICTURE_PIXELS: Annotated[int, Told(MAP, "Image ajoutée : points", "")] = 50_000_000
"""Pixels of a picture that is sent, read in its first bytes: unpacked, each takes three or four."""
PICTURE_SIDE: Annotated[int, Told(MAP, "Image gardée : points, en longueur", "")] = 1280
"""The longer side of a picture as it is kept: sharp on paper up to 11 cm wide."""
PICTURE_KEPT: Annotated[int, Told(MAP, "Image gardée", BYTES)] = 3 * 1024 * 1024
"""A picture as it is kept."""
PICTURES_BYTES: Annotated[int, Told(MAP, "Images d’un projet, ensemble", BYTES)] = 40 * 1024 * 1024
"""All pictures of a project, each counted once, those of older versions too."""
PICTURE_DRAWN: Annotated[int, Told(MAP, "Image dans la carte : points, en longueur", "")] = 800
"""The longer side of a picture as a map draws it."""
PICTURE_WORDS: Annotated[int, Told(MAP, "Ce que montre une image, en mots", CHARS)] = 500
"""What is said of a picture to who does not see it."""
NAME_CHARS: Annotated[int, Told(MAP, "Nom d’un projet, d’une version, d’un groupe", CHARS)] = 200
"""The name of a project, a version, a group: one line."""
PERSON_CHARS: Annotated[int, Told(MAP, "Nom ou pseudonyme de qui rend", CHARS)] = 80
"""Who hands in, in the title block and in the drawing."""
EVIDENCE_NODES: Annotated[int, Told(MAP, "Nœuds cités par un verdict")] = 8
"""Nodes cited by one verdict."""
DOSSIER_BLOCKS: Annotated[int, Told(DOSSIER, "Paragraphes d’un dossier, cellules comprises")] = 3_000
"""Paragraphs of a dossier, each cell of a table counted as one."""
DOSSIER_CHARS: Annotated[int, Told(DOSSIER, "Texte d’un dossier, notes comprises", CHARS)] = 400_000
"""Characters of a dossier, the text of notes included: twenty times five pages."""
DOSSIER_HTML_CHARS: Annotated[int, Told(DOSSIER, "Le même en HTML, balises comprises", CHARS)] = 2_000_000
"""Characters of the HTML from which a dossier is read, its tags included."""
DOSSIER_TAGS: Annotated[int, Told(DOSSIER, "Balises de ce HTML")] = 60_000
"""Tags in that HTML: a tag a word of a dossier of ten times five pages."""
PDF_PAGES: Annotated[int, Told(DOSSIER, "Pages d’un dossier en PDF")] = 60
"""Pages of a PDF that is read and drawn: twelve times five."""
UPLOAD_BYTES: Annotated[int, Told(FILE, "Fichier ouvert ou carte enregistrée dans la page", BYTES)] = 10 * 1024 * 1024
"""A file dropped in the page, or a map saved by it."""
PICTURED_BYTES: Annotated[int, Told(FILE, "Le même, quand il contient des images", BYTES)] = 64 * 1024 * 1024
"""A map with its pictures, in an archive or a drawing: those of a project, written in letters, and the map."""
FILE_BYTES: Annotated[int, Told(FILE, "Fichier lu par la ligne de commande", BYTES)] = 100 * 1024 * 1024
"""A file that the command line reads."""
LIST_BYTES: Annotated[int, Told(FILE, "Liste des noms d’un groupe", BYTES)] = 1024 * 1024
"""A list of names that a trainer drops or pastes: 300 lines of a table with many columns are 100 kB."""
LOGO_BYTES: Annotated[int, Told(FILE, "Logo d’un centre", BYTES)] = 2 * 1024 * 1024
"""A centre's logo, as it is sent."""
LOGO_KEPT_BYTES: Annotated[int, Told(FILE, "Logo d’un centre, redessiné", BYTES)] = 48 * 1024
"""A logo as it is kept: it lies among the settings, which every request reads."""
SHEETS: Annotated[int, Told(FILE, "Cartes d’un fichier, chacune un projet")] = 50
"""Maps in one file, each of which becomes a project."""
CLOSED_BYTES: Annotated[int, Told(FILE, "Dossier clos d’une session", BYTES)] = 200 * 1024 * 1024
"""The closed file of a session: it lies in the database as one value."""
ARCHIVE_ENTRIES: Annotated[int, Told(FILE, "Archive : fichiers contenus")] = 200
PRESENTATION_ENTRIES: Annotated[int, Told(FILE, "Présentation : fichiers contenus")] = 2_000
"""Those of a presentation: a slide takes four and more."""
ARCHIVE_BYTES: Annotated[int, Told(FILE, "Archive : taille dépliée", BYTES)] = 50 * 1024 * 1024
"""All entries of an archive, expanded."""
CLASS_BYTES: Annotated[int, Told(FILE, "Groupe à relire : fichiers déposés ensemble, ou leur archive", BYTES)] = (
    200 * 1024 * 1024
)
"""What a trainer drops at once: a class of thirty hand-ins is 60 to 90 MB, with photographs twice as much."""
CLASS_FILES: Annotated[int, Told(FILE, "Groupe à relire : fichiers déposés ensemble")] = 400
ARRIVALS: Annotated[int, Told(FILE, "Groupes à relire qu’une personne commence à envoyer à la fois")] = 4
"""Beyond, the one that she left longest ago gives way: a page closed during an upload leaves one."""
CLASS_ENTRIES: Annotated[int, Told(FILE, "Archive d’un groupe : fichiers contenus, et cartes")] = 2_000
CLASS_EXPANDED: Annotated[int, Told(FILE, "Archive d’un groupe : taille dépliée", BYTES)] = 500 * 1024 * 1024
"""All entries of the archive of a class, expanded: each is, one at a time."""
NESTED_BYTES: Annotated[int, Told(FILE, "Archives dans cette archive : toutes, dépliées", BYTES)] = CLASS_EXPANDED
"""All archives inside one, expanded."""
ARCHIVE_RATIO: Annotated[int, Told(FILE, "Archive : taille dépliée de chaque fichier", FOLD)] = 100
"""Expanded to compressed size of one entry."""
RATIO_FREE_BYTES: Annotated[int, Told(FILE, "Dessin : carte contenue, hors de ce rapport", BYTES)] = 1024 * 1024
"""What is no larger once expanded may have any ratio where a drawing carries it: a short map of one word over and
over."""
RICH_DEPTH: Annotated[int, Told(FILE, "Note mise en forme : éléments l’un dans l’autre")] = 200
"""Elements one in the other in a note or another text of a file: 11 in real files."""
MARKDOWN_LINES: Annotated[int, Told(FILE, "Markdown : lignes d’une carte")] = 300_000
"""Lines of a Markdown text that is read as a map: three for each node that the command line reads."""
MARKDOWN_PIECES: Annotated[int, Told(FILE, "Markdown : morceaux d’un paragraphe mis en forme")] = 10_000
"""Pieces of one paragraph of Markdown in which stars and underscores are emphasis; more than any text has."""
BACKUP_BYTES: Annotated[int, Told(SAVED, "Fichier de sauvegarde", BYTES)] = 512 * 1024 * 1024
"""A file that holds everything: every revision, so beyond what a stranger's archive may hold."""
BACKUP_EXPANDED: Annotated[int, Told(SAVED, "Sauvegarde : taille dépliée", BYTES)] = 2 * 1024 * 1024 * 1024
"""All its entries, expanded."""
BACKUP_ENTRIES: Annotated[int, Told(SAVED, "Sauvegarde : fichiers contenus")] = 100_000
COPY_SPARE: Annotated[int, Told(SAVED, "Copie automatique : place laissée sur le disque", BYTES)] = 256 * 1024 * 1024
"""What an automatic copy leaves free on its disk."""
KEPT_PROJECTS: Annotated[int, Told(SAVED, "Projets qui s’ouvrent sans réseau, dans un navigateur")] = 12
"""Projects whose pages a browser keeps, those opened last: a map of 20,000 nodes takes some 10 MB."""
ENGINE_SECONDS: Annotated[int, Told(WORK, "Temps d’un dessin, d’un PDF, de la lecture d’un fichier", SECONDS)] = 10
"""Time of the processor given to a worker for one job: Typst for one map, a reader for one file of a stranger; by the
clock, that of Graphviz."""
STILL_SECONDS: Annotated[int, Told(WORK, "Temps sans avancer, pour ce qui travaille à part", SECONDS)] = 60
"""Time by the clock in which a worker has begun, or gone on: on a machine where twenty wait it gets some seconds."""
JUDGE_SECONDS: Annotated[int, Told(WORK, "Temps de calcul de l’avis sur une carte", SECONDS)] = 120
"""Processor time given to a judge for one map: 20,000 ordinary nodes never seen take 10 to 20 seconds."""
PRINT_SECONDS: Annotated[int, Told(WORK, "Temps du PDF d’une grande carte", SECONDS)] = 180
"""Time of the processor given to Typst for the sheets of one large map: 20,000 nodes are some 600 sheets."""
JSON_BYTES: Annotated[int, Told(DATA, "Carte, relecture ou dossier que porte un fichier", BYTES)] = 32 * 1024 * 1024
"""Plain data from outside, expanded: a map from a file of ``UPLOAD_BYTES``, the file's parts included, stays below."""
BACKUP_ENTRY_BYTES: Annotated[int, Told(DATA, "Une version dans une sauvegarde", BYTES)] = JSON_BYTES
"""One revision in a backup."""
JSON_VALUES: Annotated[int, Told(DATA, "Valeurs de ces données")] = 2_000_000
"""Values in it: a map of ``NODES`` has some twelve a node."""
JSON_DEPTH: Annotated[int, Told(DATA, "Niveaux de ces données")] = 32
"""Levels in it: a dossier has twelve, a map eight."""
NUMBER: Annotated[int, Told(DATA, "Nombre écrit dans une adresse ou un formulaire")] = 2**31 - 1
"""A whole number in an address or a form: the largest that an integer column of PostgreSQL holds."""

TRY_SECONDS: Annotated[int, Told(CENTRE, "Attente la plus longue après des mots de passe faux", SECONDS)] = 900
"""The longest wait after wrong passwords, and how long they are known."""
TRIES: Annotated[int, Told(CENTRE, "Mots de passe faux d’un réseau pour un identifiant, sans attente")] = 5
"""Wrong passwords for one login from one origin that make nobody wait; then a second, and twice as long each time."""
LOGIN_DAYS: Annotated[int, Told(CENTRE, "Temps pendant lequel un navigateur reste ouvert", DAYS)] = 60
"""How long a browser stays somebody's."""
FACTOR_MINUTES: Annotated[int, Told(CENTRE, "Temps entre le mot de passe et le second facteur, en minutes")] = 10
"""A telephone that is fetched from a coat."""
DEVICE_DAYS: Annotated[int, Told(CENTRE, "Temps pendant lequel un appareil reste connu", DAYS)] = 365
"""How long a browser in which somebody came in by a password is told from others that try it."""
SHARED_HOURS: Annotated[int, Told(CENTRE, "Le même, sur un appareil partagé", HOURS)] = 12
"""The same on a computer that others use, at most: it ends with the browser."""
INVITATION_DAYS: Annotated[int, Told(CENTRE, "Temps pendant lequel une invitation sert", DAYS)] = 14
"""How long an invitation lets somebody in, once."""
MAILED_HOURS: Annotated[int, Told(CENTRE, "Temps pendant lequel sert un lien reçu par courriel", HOURS)] = 72
"""The same of a link that went by mail: it lies in a mailbox, and on the servers before it."""
LETTER_DAYS: Annotated[int, Told(CENTRE, "Temps pendant lequel un courriel parti reste dans la liste", DAYS)] = 30
"""How long a letter that went, or was refused, is known."""
PASSWORD_LEAST: Annotated[int, Told(CENTRE, "Mot de passe, au moins", CHARS)] = 12
"""The shortest password."""
PASSWORD_CHARS: Annotated[int, Told(CENTRE, "Mot de passe, au plus", CHARS)] = 200
"""The longest one: hashing reads all of it."""
SUBJECT_CHARS: Annotated[int, Told(CENTRE, "Nom d’un compte chez un autre service", CHARS)] = 600
"""By what another service names a person, its own address included."""
OUTGOING_SECONDS: Annotated[int, Told(CENTRE, "Réponse d’un service qui dit qui entre", SECONDS)] = 5
"""How long the server waits for a service that the centre trusts: the thread that waits serves nobody else."""
OUTGOING_BYTES: Annotated[int, Told(CENTRE, "Une réponse de ce service", BYTES)] = 512 * 1024
"""Keys and claims are some kilobytes."""
OUTGOING_AT_ONCE: Annotated[int, Told(CENTRE, "Réponses attendues à la fois, par processus")] = 4
"""Half of a process's threads: the others go on serving those who are in."""
OUTGOING_WAIT: Annotated[int, Told(CENTRE, "Attente quand il y en a trop", SECONDS)] = 2
ADDRESS_CHARS: Annotated[int, Told(CENTRE, "Adresse d’un tel service", CHARS)] = 400
"""An address that the head enters, or that such a service gives."""
ISSUER_HOURS: Annotated[int, Told(CENTRE, "Ce qu’un tel service dit de lui, avant de le redemander", HOURS)] = 24
"""What a provider says of itself, before it is asked again; its keys are whenever one is not known."""
WALK_MINUTES: Annotated[int, Told(CENTRE, "Temps pour se faire reconnaître chez lui, en minutes")] = 20
"""From the door to a provider and back: a password that is looked for, a second factor."""
CLOCK_SECONDS: Annotated[int, Told(CENTRE, "Écart permis entre deux horloges", SECONDS)] = 60
ISSUERS: Annotated[int, Told(CENTRE, "Connexions à de tels services")] = 20
KEYS_SECONDS: Annotated[int, Told(CENTRE, "Temps entre deux demandes de clés à un service", SECONDS)] = 60
"""Whoever sends signatures that nobody made does not make us ask each time."""
LAUNCH_SECONDS: Annotated[int, Told(CENTRE, "Temps pour arriver d’un cours", SECONDS)] = 600
"""From when a platform sends somebody until it says who: a password may have to be typed there."""
LAUNCH_LEEWAY: Annotated[int, Told(CENTRE, "Écart d’horloge avec la plateforme d’un cours", SECONDS)] = 60
"""Two clocks that are not quite the same."""
SIGNED_SECONDS: Annotated[int, Told(CENTRE, "Temps pendant lequel ce que signe le centre vaut", SECONDS)] = 300
"""What the centre signs for a platform; the clocks may differ by minutes."""
COURSE_PAGES: Annotated[int, Told(CENTRE, "Pages lues de la liste d’un cours")] = 20
"""A platform gives its list in pages of some fifty people."""
BRIEF_CHARS: Annotated[int, Told(CENTRE, "Travail demandé, dans une session", CHARS)] = 20_000
"""What a centre asks of a session's candidates."""
GUIDANCE_CHARS: Annotated[int, Told(CENTRE, "Consigne sur un critère", CHARS)] = 500
"""What a centre says of how a criterion is marked: a sentence or two."""
ROSTER_NAMES: Annotated[int, Told(CENTRE, "Noms dans la liste d’une session")] = 500
"""Who is expected in a session."""
THREADS: Annotated[int, Told(CENTRE, "Échanges sur un projet")] = 300
"""Beyond, nobody finds what was said."""
THREAD_MESSAGES: Annotated[int, Told(CENTRE, "Messages dans un échange")] = 100
MESSAGE_CHARS: Annotated[int, Told(CENTRE, "Un message", CHARS)] = 4000
SHARES: Annotated[int, Told(CENTRE, "Liens ouverts sur un projet")] = 20
SHARE_DAYS: Annotated[int, Told(CENTRE, "Temps pendant lequel un lien vers un projet sert, au plus", DAYS)] = 366
"""How far off the end of a link to a project may be."""
SHARE_GUESTS: Annotated[int, Told(CENTRE, "Invités qui entrent par un même lien")] = 50
"""Beyond, the link is on a wall."""
NOTICE_CHARS: Annotated[int, Told(CENTRE, "Une mention du centre", CHARS)] = 1000
"""What a centre says of itself on its public pages, a field."""
EXTRA_MINUTES: Annotated[int, Told(CENTRE, "Temps en plus pour un candidat, en minutes")] = 60 * 24 * 60
"""Time that one candidate has beyond the session's due moment: sixty days."""

JOURNAL_MONTHS: Annotated[int, Told(CENTRE, "Temps pendant lequel le journal des actes est gardé", MONTHS)] = 12
"""How long a line of the journal is kept: what French guidance on logs gives as usual (six months to a year)."""
RETENTION_DAYS: Annotated[int, Told(CENTRE, "Données d’une session gardées après sa fin", DAYS)] = 3650
"""How long after its end a session's data may be kept by a rule: ten years."""
JOURNAL_LINES: Annotated[int, Told(CENTRE, "Lignes du journal dans un tableau")] = 50_000
"""Lines in one file."""

SECOND_LINES: Annotated[int, Told(SECOND, "Lignes d’une carte ou d’un dossier que l’on demande de lire")] = 3_000
"""Some 70,000 tokens: half of what the windows of today's large models hold."""
SECOND_ANSWER_CHARS: Annotated[int, Told(SECOND, "Réponse d’un second lecteur", CHARS)] = 200_000
"""An answer: some two thousand characters, and what an assistant says around it."""
SECOND_BYTES: Annotated[int, Told(SECOND, "Ce qu’un modèle envoie pour une réponse", BYTES)] = 2 * 1024 * 1024
"""What a server sends for one: each token comes in a wrapping of some two hundred bytes, thoughts included."""
SECOND_TOKENS: Annotated[int, Told(SECOND, "Réponse d’un modèle, en jetons", "")] = 6_000
"""Tokens that a model may write: some 900 are asked for; one that thinks takes the rest."""
SECOND_CONNECT_SECONDS: Annotated[int, Told(SECOND, "Temps pour joindre un modèle", SECONDS)] = 5
SECOND_FIRST_SECONDS: Annotated[int, Told(SECOND, "Temps avant son premier mot", SECONDS)] = 300
"""Until the first byte: a server on a laptop loads its model first, and reads the whole demand."""
SECOND_BETWEEN_SECONDS: Annotated[int, Told(SECOND, "Temps entre deux mots", SECONDS)] = 60
SECOND_SECONDS: Annotated[int, Told(SECOND, "Temps d’une réponse entière", SECONDS)] = 900
SECOND_AT_ONCE: Annotated[int, Told(SECOND, "Demandes à la fois, par centre et par processus")] = 2
SECOND_WAIT_SECONDS: Annotated[int, Told(SECOND, "Attente que demande un modèle, et que l’on fait", SECONDS)] = 20
"""A server that is busy names how long; what is longer is told."""


@dataclass(frozen=True, slots=True)
class Line:
    """A limit as a line of a table; ``name`` is its constant here."""

    name: str
    words: str
    value: str


def told() -> dict[str, list[Line]]:
    """Every limit by its group, in the order of this file."""
    groups: dict[str, list[Line]] = {}
    for name, hint in get_type_hints(sys.modules[__name__], include_extras=True).items():
        limit: Told = hint.__metadata__[0]
        groups.setdefault(limit.group, []).append(Line(name, limit.words, limit.value(globals()[name])))
    return groups

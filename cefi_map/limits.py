"""Every limit, in one table: checked at the borders, shown in the help."""

from __future__ import annotations

UPLOAD_BYTES = 10 * 1024 * 1024
"""A file dropped in the page, or a map saved by it."""
FILE_BYTES = 100 * 1024 * 1024
"""A file that the command line reads."""
PAGE_NODES = 20_000
"""Nodes of a map that the page edits and checks."""
NODES = 100_000
"""Nodes of a map that the command line reads."""
DEPTH = 255
"""Levels below the root (libxml2 reads no deeper than 256 elements without its unsafe mode)."""
TITLE_CHARS = 600_000
"""A title when read from a file: the longest real one seen has 532,528 characters."""
NAME_CHARS = 200
"""The name of a project, a version, a group: one line."""
LINK_CHARS = 10_000
"""An address."""
EDIT_TITLE_CHARS = 32_000
"""A title when typed in the page."""
NOTE_CHARS = 200_000
"""A note or the details of a node, as plain text."""
RICH_DEPTH = 200
"""Elements one in the other in a note or another text of a file: 11 in real files."""
NODE_ICONS = 100
"""Icons of one node: the most seen in real files are 27."""
NODE_ATTRIBUTES = 1_000
"""Attributes of one node: 136 in real files, and the comments of a whole review on the root."""
NODE_ARROWS = 1_000
"""Relations that start from one node: 10 in real files, or one to each of many."""
MAP_SIGNS = 50_000
"""Icons, attributes and relations of all nodes of a map together: 1,100 in real files."""
MARKDOWN_LINES = 300_000
"""Lines of a Markdown text that is read as a map: three for each node that the command line reads."""
MARKDOWN_PIECES = 10_000
"""Pieces of one paragraph of Markdown in which stars and underscores are emphasis; more than any text has."""
DOSSIER_BLOCKS = 3_000
"""Paragraphs of a dossier, each cell of a table counted as one."""
DOSSIER_CHARS = 400_000
"""Characters of a dossier, the text of notes included: twenty times five pages."""
DOSSIER_HTML_CHARS = 2_000_000
"""Characters of the HTML from which a dossier is read, its tags included."""
DOSSIER_TAGS = 60_000
"""Tags in that HTML: a tag a word of a dossier of ten times five pages."""
SHEETS = 50
"""Maps in one file, each of which becomes a project."""
NUMBER = 2**31 - 1
"""A whole number in an address or a form: the largest that an integer column of PostgreSQL holds."""
ARCHIVE_ENTRIES = 200
PRESENTATION_ENTRIES = 2_000
"""Those of a presentation: a slide takes four and more."""
ARCHIVE_BYTES = 50 * 1024 * 1024
"""All entries of an archive, expanded."""
NESTED_BYTES = 2 * ARCHIVE_BYTES
"""All archives inside one, expanded: a class of thirty hand-ins is 60 to 90 MB."""
ARCHIVE_RATIO = 100
"""Expanded to compressed size of one entry."""
RATIO_FREE_BYTES = 1024 * 1024
"""What is no larger once expanded may have any ratio where a drawing carries it: a short map of one word over and
over."""
ENGINE_SECONDS = 10
"""Time given to a Graphviz engine or to Typst for one map."""
PRINT_SECONDS = 180
"""Time given to Typst for the sheets of one large map: 20,000 nodes are some 500 sheets."""
EVIDENCE_NODES = 8
"""Nodes cited by one verdict."""
BACKUP_BYTES = 512 * 1024 * 1024
"""A file that holds everything: every revision, so beyond what a stranger's archive may hold."""
BACKUP_EXPANDED = 2 * 1024 * 1024 * 1024
"""All its entries, expanded."""
BACKUP_ENTRIES = 100_000
COPY_SPARE = 256 * 1024 * 1024
"""What an automatic copy leaves free on its disk."""
JSON_BYTES = 32 * 1024 * 1024
"""Plain data from outside, expanded: a map from a file of ``UPLOAD_BYTES``, the file's parts included, stays below."""
JSON_VALUES = 2_000_000
"""Values in it: a map of ``NODES`` has some twelve a node."""
JSON_DEPTH = 32
"""Levels in it: a dossier has twelve, a map eight."""
BACKUP_ENTRY_BYTES = JSON_BYTES
"""One revision in a backup."""

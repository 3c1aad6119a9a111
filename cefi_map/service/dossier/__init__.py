"""A project's dossier: written, judged, its pages and figures, as data for its page."""

from .data import (
    DossierConflict,
    dossier_conflict_data,
    dossier_data,
    french_data,
    guides_data,
    kept_dossier_data,
    manuscript_data,
    map_lines,
    measure_data,
    opinion_data,
    pages_data,
    save_dossier_data,
    saved_data,
)
from .drawn import figure
from .pages import page_picture
from .writing import (
    DossierView,
    dossier_history,
    dossier_html,
    dossier_revision,
    download_dossier,
    import_dossier,
    name_dossier_revision,
    open_dossier,
    restore_dossier_revision,
)

__all__ = [
    "DossierConflict",
    "DossierView",
    "dossier_conflict_data",
    "dossier_data",
    "dossier_history",
    "dossier_html",
    "dossier_revision",
    "download_dossier",
    "figure",
    "french_data",
    "guides_data",
    "import_dossier",
    "kept_dossier_data",
    "manuscript_data",
    "map_lines",
    "measure_data",
    "name_dossier_revision",
    "open_dossier",
    "opinion_data",
    "page_picture",
    "pages_data",
    "restore_dossier_revision",
    "save_dossier_data",
    "saved_data",
]

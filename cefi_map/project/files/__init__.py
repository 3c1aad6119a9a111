"""Maps and dossiers in files: read, check, convert, report. No store. Each module is loaded when a name of it is first
asked for, so that a judge knows no file; what is for dossiers with the first of them."""

from typing import TYPE_CHECKING

from cefi_map.late import late, shown
from cefi_map.mindmap import MindMap, Node

if TYPE_CHECKING:
    from cefi_map.reporting import FileReport

    from .apart import drawing, first_map, redrawn, warm_readers
    from .checked import check_map
    from .dossiers import (
        check_dossier_file,
        convert_dossier,
        pdf_is_map,
        pdf_page,
        pdf_sheets,
        read_dossier,
        read_pdf_dossier,
        render_dossier_reports,
    )
    from .guard import guarded
    from .judged import ARRIVING, JudgeFailed, judge_apart, judged_once, judged_soon, warm_judge
    from .maps import (
        REPORT_TYPES,
        Download,
        check_file,
        convert,
        convert_to_poster,
        in_one,
        is_marked,
        map_file,
        poster_download,
        read_maps,
        render_reports,
        report_download,
        safe_name,
    )
    from .signed import hand_in_name, lets_second, person_in, person_line, sign, signed_by
else:
    __getattr__ = shown(
        __name__,
        {
            "apart": ("drawing", "first_map", "redrawn", "warm_readers"),
            "checked": ("check_map",),
            "guard": ("guarded",),
            "judged": ("ARRIVING", "JudgeFailed", "judge_apart", "judged_once", "judged_soon", "warm_judge"),
            "maps": (
                "REPORT_TYPES",
                "Download",
                "FileReport",
                "check_file",
                "convert",
                "convert_to_poster",
                "in_one",
                "is_marked",
                "map_file",
                "poster_download",
                "read_maps",
                "render_reports",
                "report_download",
                "safe_name",
            ),
            "signed": ("hand_in_name", "lets_second", "person_in", "person_line", "sign", "signed_by"),
        },
    )
    check_dossier_file = late(f"{__name__}.dossiers", "check_dossier_file")
    convert_dossier = late(f"{__name__}.dossiers", "convert_dossier")
    pdf_page = late(f"{__name__}.dossiers", "pdf_page")
    pdf_is_map = late(f"{__name__}.dossiers", "pdf_is_map")
    pdf_sheets = late(f"{__name__}.dossiers", "pdf_sheets")
    read_pdf_dossier = late(f"{__name__}.dossiers", "read_pdf_dossier")
    read_dossier = late(f"{__name__}.dossiers", "read_dossier")
    render_dossier_reports = late(f"{__name__}.dossiers", "render_dossier_reports")

__all__ = [
    "ARRIVING",
    "REPORT_TYPES",
    "Download",
    "FileReport",
    "JudgeFailed",
    "MindMap",
    "Node",
    "check_dossier_file",
    "check_file",
    "check_map",
    "convert",
    "convert_dossier",
    "convert_to_poster",
    "drawing",
    "first_map",
    "guarded",
    "hand_in_name",
    "in_one",
    "is_marked",
    "judge_apart",
    "judged_once",
    "judged_soon",
    "lets_second",
    "map_file",
    "pdf_is_map",
    "pdf_page",
    "pdf_sheets",
    "person_in",
    "person_line",
    "poster_download",
    "read_dossier",
    "read_maps",
    "read_pdf_dossier",
    "redrawn",
    "render_dossier_reports",
    "render_reports",
    "report_download",
    "safe_name",
    "sign",
    "signed_by",
    "warm_judge",
    "warm_readers",
]

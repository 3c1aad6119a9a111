"""FreeMind's builtin icons, drawn by us in a square of 16; a name without a drawing shows a dashed square."""

from __future__ import annotations

ICONS: dict[str, str] = {
    "idea": (
        '<path d="M8 1.2a4.7 4.7 0 0 0-2.7 8.5c.5.4.7.8.7 1.3h4c0-.5.2-.9.7-1.3A4.7 4.7 0 0 0 8'
        ' 1.2z" fill="#F6D55C" stroke="#6B5200" stroke-width="1"/>'
        '<path d="M6.2 12.8h3.6M6.8 14.6h2.4" stroke="#444" stroke-width="1.3" fill="none"'
        ' stroke-linecap="round"/>'
    ),
    "help": (
        '<circle cx="8" cy="8" r="6.7" fill="#2C5FA8"/>'
        '<path d="M5.9 6.2a2.1 2.1 0 1 1 3.2 1.8c-.7.4-1.1.8-1.1 1.6M8 12v.1" stroke="#fff"'
        ' stroke-width="1.7" fill="none" stroke-linecap="round"/>'
    ),
    "yes": (
        '<path d="M6.2 1.4h3.6l-.7 8.4H6.9z" fill="#B3261E" stroke="#6E100B" stroke-width=".8"/>'
        '<circle cx="8" cy="13" r="1.9" fill="#B3261E" stroke="#6E100B" stroke-width=".8"/>'
    ),
    "messagebox_warning": (
        '<path d="M8 1.6 15 14.2H1z" fill="#F6C445" stroke="#6B5200" stroke-width="1.1"'
        ' stroke-linejoin="round"/>'
        '<path d="M8 6v4M8 12.1v.1" stroke="#33290A" stroke-width="1.7" stroke-linecap="round"/>'
    ),
    "stop-sign": (
        '<path d="M5.2 1.4h5.6l3.8 3.8v5.6l-3.8 3.8H5.2L1.4 10.8V5.2z" fill="#B3261E"'
        ' stroke="#6E100B" stroke-width=".8"/>'
        '<path d="M4.5 8h7" stroke="#fff" stroke-width="2.2"/>'
    ),
    "button_ok": (
        '<path d="M2.4 8.8l3.8 3.9L13.8 3.4" stroke="#1F6B3F" stroke-width="2.8" fill="none"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    ),
    "button_cancel": (
        '<path d="M3.4 3.4l9.2 9.2M12.6 3.4l-9.2 9.2" stroke="#B3261E" stroke-width="2.8" stroke-linecap="round"/>'
    ),
    "back": (
        '<path d="M7.4 2.4 1.8 8l5.6 5.6v-3.4h6.8V5.8H7.4z" fill="#8FB3DC" stroke="#1F3F66"'
        ' stroke-width="1" stroke-linejoin="round"/>'
    ),
    "forward": (
        '<path d="M8.6 2.4 14.2 8l-5.6 5.6v-3.4H1.8V5.8h6.8z" fill="#8FB3DC" stroke="#1F3F66"'
        ' stroke-width="1" stroke-linejoin="round"/>'
    ),
    "up": (
        '<path d="M2.4 8.6 8 3l5.6 5.6h-3.4v5.2H5.8V8.6z" fill="#8FB3DC" stroke="#1F3F66"'
        ' stroke-width="1" stroke-linejoin="round"/>'
    ),
    "down": (
        '<path d="M2.4 7.4 8 13l5.6-5.6h-3.4V2.2H5.8v5.2z" fill="#8FB3DC" stroke="#1F3F66"'
        ' stroke-width="1" stroke-linejoin="round"/>'
    ),
    "attach": (
        '<path d="M11.8 5.4 6.6 10.6a1.5 1.5 0 0 0 2.1 2.1l5-5a3 3 0 0 0-4.2-4.2l-5.3 5.3a4.4 4.4 0'
        ' 0 0 6.2 6.2" stroke="#444B52" stroke-width="1.3" fill="none" stroke-linecap="round"/>'
    ),
    "clock": (
        '<circle cx="8" cy="8" r="6.4" fill="#fff" stroke="#2E3A46" stroke-width="1.4"/>'
        '<path d="M8 4v4l2.8 1.8" stroke="#2E3A46" stroke-width="1.4" fill="none" stroke-linecap="round"/>'
    ),
    "calendar": (
        '<rect x="1.8" y="3" width="12.4" height="11" rx="1.3" fill="#fff" stroke="#2E3A46"'
        ' stroke-width="1.2"/>'
        '<path d="M1.8 6.4h12.4" stroke="#B3261E" stroke-width="2"/>'
        '<path d="M5 1.4v3M11 1.4v3M4.5 9.2h1.6M7.2 9.2h1.6M9.9 9.2h1.6M4.5 11.6h1.6M7.2'
        ' 11.6h1.6" stroke="#2E3A46" stroke-width="1.2"/>'
    ),
    "flag": (
        '<path d="M3.6 2.4c3-1.4 4.6 1.3 9.2 0v6.4c-4.6 1.3-6.2-1.4-9.2 0z" fill="#C4392F"'
        ' stroke="#6E100B" stroke-width=".8"/>'
        '<path d="M3.6 1.4v13.4" stroke="#444B52" stroke-width="1.4" stroke-linecap="round"/>'
    ),
    "bookmark": (
        '<path d="M8 1.3l2 4.5 4.9.5-3.7 3.3 1.1 4.8L8 11.9l-4.3 2.5 1.1-4.8L1.1 6.3 6 5.8z"'
        ' fill="#F6C445" stroke="#6B5200" stroke-width="1" stroke-linejoin="round"/>'
    ),
    "ksmiletris": (
        '<circle cx="8" cy="8" r="6.5" fill="#F6D55C" stroke="#6B5200" stroke-width="1"/>'
        '<path d="M5.7 5.8v1M10.3 5.8v1M4.7 9.3c1.5 2.9 5.1 2.9 6.6 0" stroke="#3A2E05"'
        ' stroke-width="1.3" fill="none" stroke-linecap="round"/>'
    ),
    "pencil": (
        '<path d="M2.2 13.8l.9-3.6L11 2.3l2.7 2.7-7.9 7.9z" fill="#F1B95A" stroke="#5E4203"'
        ' stroke-width="1" stroke-linejoin="round"/>'
        '<path d="M2.2 13.8l.9-3.6 2.7 2.7z" fill="#40352A"/>'
    ),
    "info": (
        '<circle cx="8" cy="8" r="6.7" fill="#2C5FA8"/>'
        '<path d="M8 7.2v4.4M8 4.5v.1" stroke="#fff" stroke-width="1.9" stroke-linecap="round"/>'
    ),
    "list": (
        '<rect x="2" y="1.6" width="12" height="12.8" rx="1.3" fill="#fff" stroke="#2E3A46"'
        ' stroke-width="1.2"/>'
        '<path d="M4.6 5h.6M7 5h4.6M4.6 8h.6M7 8h4.6M4.6 11h.6M7 11h4.6" stroke="#2E3A46"'
        ' stroke-width="1.3"/>'
    ),
    "Mail": (
        '<rect x="1.4" y="3.4" width="13.2" height="9.4" rx="1.2" fill="#fff" stroke="#2E3A46"'
        ' stroke-width="1.2"/>'
        '<path d="M1.8 4.2 8 9l6.2-4.8" fill="none" stroke="#2E3A46" stroke-width="1.2"/>'
    ),
    "go": (
        '<rect x="4" y="1" width="8" height="14" rx="2.4" fill="#2E3A46"/>'
        '<circle cx="8" cy="4" r="1.5" fill="#8B949C"/>'
        '<circle cx="8" cy="8" r="1.5" fill="#8B949C"/>'
        '<circle cx="8" cy="12" r="1.7" fill="#6FDB95"/>'
    ),
    "prepare": (
        '<rect x="4" y="1" width="8" height="14" rx="2.4" fill="#2E3A46"/>'
        '<circle cx="8" cy="4" r="1.5" fill="#8B949C"/>'
        '<circle cx="8" cy="8" r="1.7" fill="#F6C445"/>'
        '<circle cx="8" cy="12" r="1.5" fill="#8B949C"/>'
    ),
    "stop": (
        '<rect x="4" y="1" width="8" height="14" rx="2.4" fill="#2E3A46"/>'
        '<circle cx="8" cy="4" r="1.7" fill="#FF8A7A"/>'
        '<circle cx="8" cy="8" r="1.5" fill="#8B949C"/>'
        '<circle cx="8" cy="12" r="1.5" fill="#8B949C"/>'
    ),
    "hourglass": (
        '<path d="M4 2h8v2.6L8.9 8l3.1 3.4V14H4v-2.6L7.1 8 4 4.6z" fill="#fff" stroke="#5E4203"'
        ' stroke-width="1.2" stroke-linejoin="round"/>'
        '<path d="M5.6 13c.4-1.8 1.5-2.4 2.4-3 .9.6 2 1.2 2.4 3zM6.3 5.4h3.4L8 7.2z" fill="#D59A2E"/>'
    ),
    "group": (
        '<circle cx="5.2" cy="5" r="2.3" fill="#8FB3DC" stroke="#1F3F66" stroke-width="1"/>'
        '<path d="M1.2 13.2c.2-3 1.7-4.5 4-4.5s3.8 1.5 4 4.5z" fill="#8FB3DC" stroke="#1F3F66"'
        ' stroke-width="1"/>'
        '<circle cx="11.4" cy="5.8" r="1.9" fill="#D5E3F2" stroke="#1F3F66" stroke-width="1"/>'
        '<path d="M10 9.2c2.9-.6 4.6 1 4.8 4h-4" fill="#D5E3F2" stroke="#1F3F66" stroke-width="1"/>'
    ),
    "money": (
        '<ellipse cx="8" cy="11.4" rx="5.8" ry="2.6" fill="#E2B33C" stroke="#5E4203" stroke-width="1"/>'
        '<path d="M2.2 8.6v2.8M13.8 8.6v2.8" stroke="#5E4203"/>'
        '<ellipse cx="8" cy="8.4" rx="5.8" ry="2.6" fill="#EFC65A" stroke="#5E4203" stroke-width="1"/>'
        '<ellipse cx="8" cy="5" rx="5.8" ry="2.6" fill="#F6D986" stroke="#5E4203" stroke-width="1"/>'
    ),
    "unknown": (
        '<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="#555D64"'
        ' stroke-width="1.2" stroke-dasharray="2.2 1.6"/>'
        '<path d="M5 8h.02M8 8h.02M11 8h.02" stroke="#555D64" stroke-width="1.8" stroke-linecap="round"/>'
    ),
}

_ALIASES = {
    "sign_warning": "messagebox_warning",
    "checked": "button_ok",
    "closed": "button_cancel",
    "edit": "pencil",
    "revision": "pencil",
    "knotify": "bookmark",
    "kaddressbook": "list",
    "licq": "ksmiletris",
    "broken-line": "button_cancel",
    "smiley-neutral": "ksmiletris",
    "family": "group",
    "male1": "group",
    "male2": "group",
    "female1": "group",
    "female2": "group",
    "flag-blue": "flag",
    "flag-black": "flag",
    "flag-green": "flag",
    "flag-orange": "flag",
    "flag-pink": "flag",
    "flag-yellow": "flag",
    "clock2": "clock",
    "email": "Mail",
    "kmail": "Mail",
}
_FIGURE = (
    '<circle cx="8" cy="8" r="6.9" fill="#fff" stroke="#20262B" stroke-width="1.4"/>'
    '<text x="8" y="11.6" text-anchor="middle" font-size="10" font-weight="700" fill="#20262B">{}</text>'
)


def icon(name: str) -> str:
    """The drawing of a FreeMind icon, in a square of 16."""
    if name.startswith("full-") and name[5:] in set("0123456789"):
        return _FIGURE.format(name[5:])
    return ICONS.get(_ALIASES.get(name, name), ICONS["unknown"])

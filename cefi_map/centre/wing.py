"""What a centre brings to the house."""

from cefi_map.wings import Wing

WING = Wing(
    "centre",
    needs=("desk",),
    pages="cefi_map.centre.pages",
    commands=("cefi_map.centre.commands.verify",),
    database=("cefi_map.centre.commands.head",),
    table="persons",
    offers={
        "given-back": "cefi_map.centre.lti:given_back",
        "kept": "cefi_map.centre.store:KEPT",
        "origin": "cefi_map.centre.store:origin",
        "returned": "cefi_map.centre.post:tell_returned",
        "read_whole": "cefi_map.centre.store:read_whole",
        "write_whole": "cefi_map.centre.store:write_whole",
    },
)

"""What a centre brings to the house."""

from cefi_map.wings import Wing

WING = Wing(
    "centre",
    needs=("desk",),
    pages="cefi_map.centre.pages",
    commands=("cefi_map.centre.commands.verify",),
    database=("cefi_map.centre.commands.head",),
)

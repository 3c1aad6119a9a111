"""What the desk brings to the house."""

from cefi_map.wings import Wing

WING = Wing(
    "desk",
    pages="cefi_map.desk.pages",
    commands=("cefi_map.desk.commands.review",),
    table="cohorts",
    offers={"kept": "cefi_map.desk.store:KEPT"},
)

"""Rows of organisations."""

from typing import Any

from piccolo.columns import ForeignKey, OnDelete, Text, Varchar
from piccolo.constraints import Check

from app.db import Row
from app.organisations.lifecycle import Standing
from app.organisations.rules import OrganisationKind


class Organisation(Row):
    """A union, employer, school or training provider."""

    kind = Varchar(16, null=False)
    name = Varchar(120, null=False, index=True)
    division = Varchar(6, null=False, index=True)
    address = Text(null=False, default="")
    credit_code = Varchar(18, null=True, default=None, unique=True)
    """Schools and grass-roots unions often have none."""
    standing = Varchar(16, null=False, default=Standing.UNVERIFIED.value)
    parent_id: ForeignKey[Any] = ForeignKey(
        references="self",
        null=True,
        default=None,
        on_delete=OnDelete.restrict,
    )
    """The federation above a union."""

    kind_known = Check(f""""kind" IN ({", ".join(f"'{kind}'" for kind in OrganisationKind)})""")
    standing_known = Check(f""""standing" IN ({", ".join(f"'{standing}'" for standing in Standing)})""")

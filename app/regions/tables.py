"""Rows of dated parameters; a change adds a row and never rewrites one."""

from piccolo.columns import BigInt, Date, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Unique

from app import clock
from app.db import Row


class Parameter(Row):
    """One number of a rule in one region from a day on."""

    region_code = Varchar(6, null=False, index=True)
    code = Varchar(40, null=False)
    from_day = Date(null=False)
    until_day = Date(null=True, default=None)
    value = BigInt(null=False)
    unit = Varchar(20, null=False)
    source = Text(null=False)
    entry = Integer(null=False, default=0)
    """Counts corrections of the same region, code and first day; the highest holds."""
    entered_at = Timestamptz(null=False, default=clock.now)

    entry_once = Unique([region_code, code, from_day, entry])

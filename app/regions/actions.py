"""The verbs of parameters: enter the shipped numbers, enter a new one. A number is never changed or removed."""

from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import Invalid, Problem
from app.history import record
from app.identifiers import new_id
from app.regions.defaults import default_parameters
from app.regions.divisions import division, is_division
from app.regions.events import DefaultsSeeded, ParameterSet
from app.regions.rules import ParameterValue, unit_of
from app.regions.tables import Parameter
from app.sentences import say

DEFAULTS_ID = UUID(int=0x10)
"""The subject of the event that notes the seeding."""


@atomic
async def seed_defaults(actor: Actor) -> int:
    """Enter each shipped number not there yet under its region, code and first day; gives how many were new."""
    require(actor, Role.SUPERVISOR)
    there = {(row["region_code"], row["code"], row["from_day"]) for row in await _keys()}
    new = [
        value for value in default_parameters() if (value.region_code, value.code.value, value.from_day) not in there
    ]
    if new:
        await Parameter.insert(*(_row(value, entry=0) for value in new))
        await record(actor, DefaultsSeeded(DEFAULTS_ID, len(new)))
    return len(new)


@atomic
async def set_parameter(actor: Actor, value: ParameterValue, *, why: str = "", key: str | None = None) -> UUID:
    """Enter a number of a region from a day on, beside those already there. Raises Invalid."""
    require(actor, Role.SUPERVISOR)
    _refuse(problems_of(value))
    region_code = division(value.region_code).code
    same_start = (
        (Parameter.region_code == region_code)
        & (Parameter.code == value.code.value)
        & (Parameter.from_day == value.from_day)
    )
    # The earliest of the rows is the one to queue behind: it is never removed.
    first = await Parameter.select(Parameter.id).where(same_start).order_by(Parameter.entry).first()
    if first:
        await lock_row(Parameter, first["id"])
    row = _row(value, entry=await Parameter.count().where(same_start))
    await Parameter.insert(row)
    await record(
        actor,
        ParameterSet(row.id, value.code, region_code, value.from_day, value.until_day, value.value),
        why,
    )
    return UUID(str(row.id))


def problems_of(value: ParameterValue) -> list[Problem]:
    """Every wrong field of a number a supervisor enters."""
    found = []
    if not is_division(value.region_code):
        found.append(Problem("region_code", say("There is no division with this code."), "division-unknown"))
    if value.until_day is not None and value.until_day < value.from_day:
        found.append(Problem("until_day", say("The last day lies before the first."), "days-in-order"))
    if value.value < 0:
        found.append(Problem("value", say("A parameter is never negative."), "parameter-not-negative"))
    if value.unit is not unit_of(value.code):
        found.append(Problem("unit", say("This parameter is kept in another unit."), "parameter-unit"))
    if not value.source.strip():
        found.append(Problem("source", say("Name the document this number comes from."), "parameter-needs-source"))
    return found


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Invalid(problems)


async def _keys() -> list[dict[str, object]]:
    return list(await Parameter.select(Parameter.region_code, Parameter.code, Parameter.from_day))


def _row(value: ParameterValue, entry: int) -> Parameter:
    return Parameter(
        id=new_id(),
        region_code=division(value.region_code).code,
        code=value.code.value,
        from_day=value.from_day,
        until_day=value.until_day,
        value=value.value,
        unit=value.unit.value,
        source=value.source.strip(),
        entry=entry,
        entered_at=clock.now(),
    )

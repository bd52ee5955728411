"""Entering income: one amount for a person, a month, a source and a kind of evidence; corrections are new versions."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import Invalid, NotAllowed, NotFound, Problem
from app.followups.again import decide_household_again
from app.followups.events import IncomeRecorded
from app.followups.lifecycle import GRADES, Evidence, Grade, IncomeKind
from app.followups.months import last_day, month_of
from app.followups.sight import home_of
from app.followups.tables import IncomeRecord
from app.history import record
from app.identifiers import new_id
from app.people.tables import Person
from app.placements.tables import Placement
from app.sentences import say

MAY_SAY: dict[Role, frozenset[Evidence]] = {
    Role.WORKER: frozenset({Evidence.WORKER_STATEMENT}),
    Role.STUDENT: frozenset({Evidence.WORKER_STATEMENT}),
    Role.EMPLOYER: frozenset({Evidence.EMPLOYER_STATEMENT, Evidence.PAYSLIP}),
}
"""What someone outside the union may enter; the union's staff have seen the document they name."""

MOST_FEN = 100_000_000


@dataclass(frozen=True, slots=True)
class NewIncome:
    """An amount in fen of one month (any day of it) from one source. Takings are net, and may be a loss.

    `source` names where it comes from when it is no placement, e.g. "course:" and an id. `days_worked` for own
    business and platform work.
    """

    person_id: UUID
    month: date
    kind: IncomeKind
    amount_fen: int
    evidence: Evidence
    placement_id: UUID | None = None
    source: str = ""
    days_worked: int | None = None
    document_note: str = ""

    @property
    def from_source(self) -> str:
        """The source as the ledger names it."""
        return f"placement:{self.placement_id}" if self.placement_id else self.source.strip()


@atomic
async def record_income(actor: Actor, new: NewIncome, *, key: str | None = None) -> UUID:
    """Enter an amount; gives the record's id. The same person, month, source and evidence again is a correction.

    The same amount again changes nothing, so a list can be read in twice. Raises Invalid with every wrong field,
    NotAllowed for evidence the actor cannot give, NotFound for people and placements the actor may not see.
    """
    home = await _home(actor, new)
    _refuse_unseen_evidence(actor, new.evidence)
    if problems := problems_of(new, clock.today()):
        raise Invalid(problems)
    await lock_row(Person, new.person_id)
    before = await _same_evidence(new)
    if before is None:
        return await _insert(actor, home, new, lineage_id=None, version=1)
    if (before["amount_fen"], before["days_worked"]) == (new.amount_fen, new.days_worked):
        return UUID(str(before["id"]))
    return await _next_version(actor, before, new)


@atomic
async def correct_income(
    actor: Actor, record_id: UUID, amount_fen: int | None, days_worked: int | None = None, document_note: str = ""
) -> UUID:
    """Put another version in the place of a record, or withdraw it with None; gives the new version's id.

    By staff. Raises NotFound, Invalid; an older version cannot be corrected, only the latest.
    """
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    before = await _record(actor, record_id)
    await lock_row(Person, before["person_id"])
    if (await _record(actor, record_id))["superseded"]:
        text = say("There is a newer version of this amount. Please correct that one.")
        raise Invalid([Problem("record_id", text, "correct-the-latest")])
    new = NewIncome(
        person_id=before["person_id"],
        month=before["month"],
        kind=IncomeKind(before["kind"]),
        amount_fen=amount_fen or 0,
        evidence=Evidence(before["evidence"]),
        placement_id=before["placement_id"],
        source=before["source"],
        days_worked=days_worked,
        document_note=document_note,
    )
    if problems := problems_of(new, clock.today()):
        raise Invalid(problems)
    return await _next_version(actor, before, new, withdrawn=amount_fen is None)


def problems_of(new: NewIncome, today: date) -> list[Problem]:
    """Every wrong field of an amount, in the order of the form."""
    found = []
    if not date(2000, 1, 1) <= new.month <= today:
        found.append(Problem("month", say("The month has begun already, and is not before 2000."), "month-begun"))
    if not new.from_source:
        found.append(Problem("source", say("Say where the money comes from."), "source-needed"))
    lowest = -MOST_FEN if new.kind is IncomeKind.TAKINGS else 0
    if not lowest <= new.amount_fen <= MOST_FEN:
        text = say("An amount lies between 0 and 1,000,000 yuan; only net takings can be a loss.")
        found.append(Problem("amount_fen", text, "amount-in-range"))
    if new.kind is IncomeKind.TAKINGS and new.evidence is Evidence.SOCIAL_INSURANCE:
        text = say("Social insurance says nothing about the takings of an own business. Please choose other evidence.")
        found.append(Problem("evidence", text, "takings-not-by-insurance"))
    if new.days_worked is not None and not 0 <= new.days_worked <= last_day(month_of(new.month)).day:
        found.append(Problem("days_worked", say("A month does not have so many days."), "days-in-month"))
    return found


async def _home(actor: Actor, new: NewIncome) -> UUID:
    """The household, if the actor may enter income of this person. Raises NotFound."""
    own = Placement.select(Placement.id, Placement.organisation_id).where(
        (Placement.id == new.placement_id) & (Placement.person_id == new.person_id)
    )
    placed = await own if new.placement_id else []
    if new.placement_id and not placed:
        raise NotFound()
    if actor.role is not Role.EMPLOYER:
        return UUID(str((await home_of(actor, new.person_id))["household_id"]))
    if not placed or actor.organisation_id is None or placed[0]["organisation_id"] != actor.organisation_id:
        raise NotFound()
    rows = await Person.select(Person.household_id).where(Person.id == new.person_id)
    return UUID(str(rows[0]["household_id"]))


def _refuse_unseen_evidence(actor: Actor, evidence: Evidence) -> None:
    if evidence not in MAY_SAY.get(actor.role, frozenset(Evidence)):
        text = say("Please give this document to your caseworker, who enters it.")
        raise NotAllowed(text, "evidence-by-staff")


async def _same_evidence(new: NewIncome) -> dict[str, Any] | None:
    rows = await IncomeRecord.select().where(
        (IncomeRecord.person_id == new.person_id)
        & (IncomeRecord.month == month_of(new.month))
        & (IncomeRecord.source == new.from_source)
        & (IncomeRecord.evidence == new.evidence.value)
        & (IncomeRecord.superseded.eq(False))
    )
    return dict(rows[0]) if rows else None


async def _record(actor: Actor, record_id: UUID) -> dict[str, Any]:
    rows = await IncomeRecord.select().where(IncomeRecord.id == record_id)
    if not rows:
        raise NotFound()
    await home_of(actor, rows[0]["person_id"])
    return dict(rows[0])


async def _next_version(actor: Actor, before: dict[str, Any], new: NewIncome, *, withdrawn: bool = False) -> UUID:
    await IncomeRecord.update({IncomeRecord.superseded: True}).where(IncomeRecord.id == before["id"])
    version = before["version"] + 1
    return await _insert(
        actor, before["household_id"], new, lineage_id=before["lineage_id"], version=version, withdrawn=withdrawn
    )


async def _insert(
    actor: Actor,
    household_id: UUID,
    new: NewIncome,
    *,
    lineage_id: UUID | None,
    version: int,
    withdrawn: bool = False,
) -> UUID:
    record_id = new_id()
    grade: Grade = GRADES[new.evidence]
    row = IncomeRecord(
        id=record_id,
        household_id=household_id,
        person_id=new.person_id,
        placement_id=new.placement_id,
        month=month_of(new.month),
        source=new.from_source,
        kind=new.kind.value,
        amount_fen=None if withdrawn else new.amount_fen,
        evidence=new.evidence.value,
        grade=grade.value,
        days_worked=new.days_worked,
        document_note=new.document_note,
        lineage_id=lineage_id or record_id,
        version=version,
        entered_at=clock.now(),
        entered_by=actor.id,
    )
    await IncomeRecord.insert(row)
    await decide_household_again(household_id)
    await record(actor, IncomeRecorded(new.person_id, record_id, month_of(new.month), grade, version))
    return record_id

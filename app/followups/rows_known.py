"""The rows behind `gathering`: everything known of many placements, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.actors import SYSTEM
from app.followups.lifecycle import FollowUpState
from app.followups.tables import FollowUp, FollowUpAnswer, IncomeRecord, Setback, WorkSign
from app.people.queries import FinancesFrom, Member, causes_of, finances_of, members_of
from app.people.tables import Employment
from app.placements.tables import Placement, PlacementTerms
from app.regions.queries import ParameterBook, parameter_book

Rows = dict[UUID, list[dict[str, Any]]]
"""Rows by the id they belong to."""

_household: Any = Placement.person_id.household_id
_PLACEMENT = (
    *Placement.all_columns(),
    _household.as_alias("household_id"),
    _household.division.as_alias("household_division"),
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of many placements, by the id they belong to."""

    terms: Rows
    employments: Rows
    records: Rows
    signs: Rows
    answers: Rows
    contacts: Rows
    setbacks: Rows
    placements: Rows
    members: Mapping[UUID, list[Member]]
    finances: Mapping[UUID, list[FinancesFrom]]
    causes: Mapping[UUID, list[Any]]
    book: ParameterBook


async def placement_rows(placement_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The placements with their household and its division, by id."""
    if not placement_ids:
        return []
    return list(
        await Placement.select(*_PLACEMENT).where(Placement.id.is_in(list(placement_ids))).order_by(Placement.id)
    )


async def gather(rows: Sequence[Mapping[str, Any]]) -> Gathered:
    """All that is known of the placements of `placement_rows`."""
    ids = [row["id"] for row in rows]
    people = list({row["person_id"] for row in rows})
    households = list({row["household_id"] for row in rows})
    current = IncomeRecord.household_id.is_in(households) & IncomeRecord.superseded.eq(False)
    return Gathered(
        terms=await _by(PlacementTerms, PlacementTerms.placement_id.is_in(ids), "placement_id"),
        employments=await _by(Employment, Employment.person_id.is_in(people), "person_id"),
        records=await _by(IncomeRecord, current, "household_id"),
        signs=await _by(WorkSign, WorkSign.placement_id.is_in(ids), "placement_id"),
        answers=await _by(FollowUpAnswer, FollowUpAnswer.person_id.is_in(people), "person_id"),
        contacts=await _by(FollowUp, FollowUp.placement_id.is_in(ids) & _telling(), "placement_id"),
        setbacks=await _by(Setback, Setback.household_id.is_in(households), "household_id"),
        placements=await _by(Placement, Placement.person_id.is_in(people), "person_id"),
        members=await members_of(SYSTEM, households),
        finances=await finances_of(SYSTEM, households),
        causes=await causes_of(SYSTEM, households),
        book=await parameter_book(),
    )


def _telling() -> Any:
    """Contacts that say something: overdue ones, and reviewed ones."""
    return (FollowUp.state == FollowUpState.OVERDUE.value) | FollowUp.review_failed.is_not_null()


async def _by(table: Any, condition: Any, column: str) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in await table.select(*_COLUMNS.get(table, table.all_columns())).where(condition).order_by(table.id):
        grouped[row[column]].append(row)
    return grouped


_COLUMNS: Mapping[Any, Sequence[Any]] = {
    PlacementTerms: (PlacementTerms.placement_id, PlacementTerms.valid_from, PlacementTerms.agreed_share_percent),
    Employment: (
        Employment.person_id,
        Employment.source_id,
        Employment.form,
        Employment.from_day,
        Employment.until_day,
    ),
    IncomeRecord: (
        IncomeRecord.household_id,
        IncomeRecord.person_id,
        IncomeRecord.month,
        IncomeRecord.source,
        IncomeRecord.kind,
        IncomeRecord.amount_fen,
        IncomeRecord.evidence,
        IncomeRecord.grade,
        IncomeRecord.lineage_id,
        IncomeRecord.version,
        IncomeRecord.days_worked,
    ),
    WorkSign: (WorkSign.placement_id, WorkSign.kind, WorkSign.noticed_on, WorkSign.value),
    FollowUpAnswer: (
        FollowUpAnswer.person_id,
        FollowUpAnswer.follow_up_id,
        FollowUpAnswer.answered_on,
        FollowUpAnswer.still_working,
        FollowUpAnswer.trouble,
    ),
    FollowUp: (
        FollowUp.placement_id,
        FollowUp.state,
        FollowUp.overdue_on,
        FollowUp.review_failed,
        FollowUp.reviewed_on,
    ),
    Setback: (Setback.household_id, Setback.kind, Setback.happened_on),
    Placement: (Placement.id, Placement.person_id, Placement.started_on, Placement.state, Placement.form),
}
"""Only what the rules read."""

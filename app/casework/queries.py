"""Reads of cases and referrals. A union's staff see their own union's households; to others there is nothing here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.columns.combination import And, Where

from app.actors import Actor, Role
from app.casework.lifecycle import ENDED, INTRODUCED, CaseState, ClosingReason, ReferralState
from app.casework.tables import Case, Referral, Reopening
from app.errors import NotFound
from app.matching.terms import FailureCause, OpeningKind
from app.people.tables import Cause, Person
from app.sentences import Sentence, from_json


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """A case as it stands."""

    id: UUID
    household_id: UUID
    caseworker_id: UUID | None
    state: CaseState
    opened_on: date
    closed_on: date | None
    closing_reason: ClosingReason | None
    stable_since: date | None
    yearly_check_due: date
    times_reopened: int


@dataclass(frozen=True, slots=True)
class ReferralStanding:
    """A referral as it stands; `score` in basis points, `reasons` as they were when it was proposed."""

    id: UUID
    case_id: UUID
    person_id: UUID
    opening_kind: OpeningKind
    opening_id: UUID
    organisation_id: UUID | None
    title: str
    state: ReferralState
    score: int
    reasons: tuple[Sentence, ...]
    declined_by: Role | None
    decline_reason: str | None
    moved_at: datetime


@dataclass(frozen=True, slots=True)
class AwaitedReferral:
    """A referral an employer has yet to answer, since when, and the division whose numbers hold for it."""

    id: UUID
    moved_at: datetime
    division: str


@dataclass(frozen=True, slots=True)
class ReopeningNote:
    """One time a case was taken up again; `old_causes` are the reasons for aid as they stood then."""

    person_id: UUID
    placement_id: UUID | None
    reopened_on: date
    trigger: str
    cause: FailureCause | None
    old_causes: tuple[str, ...]
    old_closing_reason: ClosingReason | None
    relapse: bool


async def case_by_id(actor: Actor, case_id: UUID) -> CaseStanding:
    """The case `case_id`. Raises NotFound when there is none that `actor` may see."""
    return _case(await _one(Case.id == case_id, actor))


async def case_of_household(actor: Actor, household_id: UUID) -> CaseStanding | None:
    """The case of a household, or None when there is none that `actor` may see."""
    rows = await _cases(Case.household_id == household_id, actor)
    return _case(rows[0]) if rows else None


async def case_of_person(actor: Actor, person_id: UUID) -> CaseStanding | None:
    """The case of a person's household, or None when there is none that `actor` may see."""
    household = await Person.select(Person.household_id).where(Person.id == person_id).first()
    return await case_of_household(actor, household["household_id"]) if household else None


async def referral_by_id(actor: Actor, referral_id: UUID) -> ReferralStanding:
    """The referral `referral_id`. Raises NotFound when there is none that `actor` may see."""
    rows = await _referrals(Referral.id == referral_id, actor)
    if not rows:
        raise NotFound
    return rows[0]


async def open_referral(person_id: UUID, kind: OpeningKind, opening_id: UUID) -> UUID | None:
    """The id of the referral of this person to this opening that has not ended, or None."""
    row = await (
        Referral.select(Referral.id)
        .where(Referral.person_id == person_id)
        .where((Referral.opening_kind == kind.value) & (Referral.opening_id == opening_id))
        .where(Referral.state.not_in([state.value for state in ENDED]))
        .first()
    )
    return row["id"] if row else None


async def referrals_of(actor: Actor, person_ids: Sequence[UUID]) -> list[ReferralStanding]:
    """All referrals of these persons, oldest first."""
    if not person_ids:
        return []
    return await _referrals(Referral.person_id.is_in(list(person_ids)), actor)


async def awaited_referrals() -> list[AwaitedReferral]:
    """Every referral to which the employer has not said anything yet, oldest first."""
    rows = await (
        Referral.select(Referral.id, Referral.moved_at, _DIVISION_OF_REFERRAL)
        .where(Referral.state == ReferralState.REFERRED.value)
        .order_by(Referral.id)
    )
    return [AwaitedReferral(**row) for row in rows]


async def open_referrals_to(kind: OpeningKind, opening_id: UUID) -> list[UUID]:
    """Ids of the referrals to an opening that have not ended, oldest first."""
    rows = await (
        Referral.select(Referral.id)
        .where((Referral.opening_kind == kind.value) & (Referral.opening_id == opening_id))
        .where(Referral.state.not_in([state.value for state in ENDED]))
        .order_by(Referral.id)
    )
    return [row["id"] for row in rows]


async def reopenings_of(actor: Actor, case_id: UUID) -> list[ReopeningNote]:
    """Each time the case was taken up again, oldest first."""
    await case_by_id(actor, case_id)
    rows = await Reopening.select().where(Reopening.case_id == case_id).order_by(Reopening.id).output(load_json=True)
    return [
        ReopeningNote(
            person_id=row["person_id"],
            placement_id=row["placement_id"],
            reopened_on=row["reopened_on"],
            trigger=row["trigger"],
            cause=FailureCause(row["cause"]) if row["cause"] else None,
            old_causes=tuple(row["old_causes"]),
            old_closing_reason=ClosingReason(row["old_closing_reason"]) if row["old_closing_reason"] else None,
            relapse=row["relapse"],
        )
        for row in rows
    ]


async def unresolved_causes(household_id: UUID) -> list[str]:
    """Codes of the household's causes of hardship that are not resolved, oldest first."""
    rows = await (
        Cause.select(Cause.cause)
        .where((Cause.household_id == household_id) & Cause.resolved_on.is_null())
        .order_by(Cause.id)
    )
    return [row["cause"] for row in rows]


_UNION_OF_CASE = Case.household_id.union_id
_CASE_OF_REFERRAL: Any = Referral.case_id
_UNION_OF_REFERRAL = _CASE_OF_REFERRAL.household_id.union_id
_DIVISION_OF_REFERRAL = _CASE_OF_REFERRAL.household_id.division.as_alias("division")


def _in_sight(condition: Where | And, actor: Actor, union: Any) -> Any:
    return condition if actor.role is Role.SYSTEM else condition & (union == actor.organisation_id)


def _referrals_in_sight(actor: Actor) -> Any:
    """Staff see those of their union, a person their own, an employer those introduced to it and still going on."""
    match actor.role:
        case Role.SYSTEM:
            return Referral.id.is_not_null()
        case Role.WORKER | Role.STUDENT:
            return Referral.person_id == actor.id
        case Role.EMPLOYER:
            introduced = Referral.state.is_in([state.value for state in INTRODUCED])
            own_no = (Referral.state == ReferralState.DECLINED.value) & (Referral.declined_by == Role.EMPLOYER.value)
            return (Referral.organisation_id == actor.organisation_id) & (introduced | own_no)
        case _:
            return actor.organisation_id == _UNION_OF_REFERRAL


async def _cases(condition: Where, actor: Actor) -> list[dict[str, Any]]:
    return await Case.select(
        Case.id,
        Case.household_id,
        Case.caseworker_id,
        Case.state,
        Case.opened_on,
        Case.closed_on,
        Case.closing_reason,
        Case.stable_since,
        Case.yearly_check_due,
        Case.times_reopened,
    ).where(_in_sight(condition, actor, _UNION_OF_CASE))


async def _one(condition: Where, actor: Actor) -> dict[str, Any]:
    rows = await _cases(condition, actor)
    if not rows:
        raise NotFound
    return rows[0]


def _case(row: dict[str, Any]) -> CaseStanding:
    reason = row["closing_reason"]
    return CaseStanding(
        **{**row, "state": CaseState(row["state"]), "closing_reason": ClosingReason(reason) if reason else None}
    )


async def _referrals(condition: Where, actor: Actor) -> list[ReferralStanding]:
    rows = await (
        Referral.select(
            Referral.id,
            Referral.case_id,
            Referral.person_id,
            Referral.opening_kind,
            Referral.opening_id,
            Referral.organisation_id,
            Referral.title,
            Referral.state,
            Referral.score,
            Referral.reasons,
            Referral.declined_by,
            Referral.decline_reason,
            Referral.moved_at,
        )
        .where(condition & _referrals_in_sight(actor))
        .order_by(Referral.id)
        .output(load_json=True)
    )
    return [_referral(row) for row in rows]


def _referral(row: dict[str, Any]) -> ReferralStanding:
    return ReferralStanding(
        **{
            **row,
            "opening_kind": OpeningKind(row["opening_kind"]),
            "state": ReferralState(row["state"]),
            "reasons": tuple(from_json(reason) for reason in row["reasons"]),
            "declined_by": Role(row["declined_by"]) if row["declined_by"] else None,
        }
    )

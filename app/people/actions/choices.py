"""What a person wants and does not want, and what went wrong before: all of it weighs in the next matching."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.columns.combination import And

from app import clock
from app.actors import Actor
from app.db import atomic, lock_row
from app.errors import NotFound, Problem
from app.history import record
from app.identifiers import new_id
from app.matching.terms import FailureCause, OpeningKind, RefusalReason, WishKind
from app.people.actions.permissions import person_for_self, refuse
from app.people.events import FailureNoted, OpeningRefused, RefusalUndone, WishDropped, WishRecorded
from app.people.queries import person
from app.people.tables import PastFailure, Person, Refusal, Wish
from app.schedules.week import WeekPattern
from app.sentences import say


@dataclass(frozen=True, slots=True)
class TermsThen:
    """Terms as they were when a person refused or a placement failed. Pay in fen a month, travel in minutes one way."""

    organisation_id: UUID | None = None
    pay_fen: int | None = None
    week: WeekPattern | None = None
    travel_minutes: int | None = None


UNKNOWN_TERMS = TermsThen()


@atomic
async def record_wish(
    actor: Actor, person_id: UUID, kind: WishKind, value: str = "", *, key: str | None = None
) -> UUID:
    """Enter a wish; the same wish twice is one. By the person or staff. Raises NotFound, Invalid."""
    await person_for_self(actor, person_id)
    if len(value) > 60:
        refuse([Problem("value", say("At most {count} characters, please.", count=60), "too-long")])
    await lock_row(Person, person_id)
    same = (Wish.person_id == person_id) & (Wish.kind == kind.value) & (Wish.value == value)
    before = await Wish.select(Wish.id).where(same).first()
    if before:
        return UUID(str(before["id"]))
    row = Wish(id=new_id(), person_id=person_id, kind=kind.value, value=value)
    await Wish.insert(row)
    await record(actor, WishRecorded(person_id, kind))
    return UUID(str(row.id))


@atomic
async def drop_wish(actor: Actor, person_id: UUID, kind: WishKind, value: str = "", *, key: str | None = None) -> None:
    """Take a wish off the file; safe to repeat. By the person or staff. Raises NotFound."""
    await person_for_self(actor, person_id)
    dropped = (
        await Wish.delete()
        .where((Wish.person_id == person_id) & (Wish.kind == kind.value) & (Wish.value == value))
        .returning(Wish.id)
    )
    if dropped:
        await record(actor, WishDropped(person_id, kind))


@atomic
async def refuse_opening(
    actor: Actor,
    person_id: UUID,
    opening_kind: OpeningKind,
    opening_id: UUID,
    reason: RefusalReason,
    terms: TermsThen = UNKNOWN_TERMS,
    *,
    key: str | None = None,
) -> UUID:
    """Keep that a person said no to an opening, and why; of two reasons the last. By the person or staff."""
    await person_for_self(actor, person_id)
    await lock_row(Person, person_id)
    await Refusal.update({Refusal.undone_at: clock.now()}).where(_standing(person_id, opening_id))
    row = Refusal(
        id=new_id(),
        person_id=person_id,
        opening_kind=opening_kind.value,
        opening_id=opening_id,
        reason=reason.value,
        refused_at=clock.now(),
        **_columns(terms),
    )
    await Refusal.insert(row)
    await record(actor, OpeningRefused(person_id, opening_kind, opening_id, reason))
    return UUID(str(row.id))


@atomic
async def undo_refusal(actor: Actor, person_id: UUID, opening_id: UUID, *, key: str | None = None) -> None:
    """Take a no back. Raises NotFound when there is none."""
    await person_for_self(actor, person_id)
    row = await Refusal.select(Refusal.opening_kind).where(_standing(person_id, opening_id)).first()
    if row is None:
        raise NotFound()
    await Refusal.update({Refusal.undone_at: clock.now()}).where(_standing(person_id, opening_id))
    await record(actor, RefusalUndone(person_id, OpeningKind(row["opening_kind"]), opening_id))


@atomic
async def note_failure(
    actor: Actor, person_id: UUID, placement_id: UUID, cause: FailureCause, terms: TermsThen = UNKNOWN_TERMS
) -> None:
    """Keep why a placement ended too soon; the same placement and cause once. Follows from the placement's end.

    Raises NotFound.
    """
    await person(actor, person_id)
    await lock_row(Person, person_id)
    if await PastFailure.exists().where(
        (PastFailure.placement_id == placement_id) & (PastFailure.cause == cause.value)
    ):
        return
    await PastFailure.insert(
        PastFailure(
            id=new_id(),
            person_id=person_id,
            placement_id=placement_id,
            cause=cause.value,
            noted_on=clock.today(),
            **_columns(terms),
        )
    )
    await record(actor, FailureNoted(person_id, placement_id, cause))


def _standing(person_id: UUID, opening_id: UUID) -> And:
    return (Refusal.person_id == person_id) & (Refusal.opening_id == opening_id) & Refusal.undone_at.is_null()


def _columns(terms: TermsThen) -> dict[str, Any]:
    return {
        "organisation_id": terms.organisation_id,
        "pay_fen": terms.pay_fen,
        "week": terms.week.to_text() if terms.week else None,
        "travel_minutes": terms.travel_minutes,
    }

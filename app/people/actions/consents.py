"""Consents: given and withdrawn one purpose at a time."""

from collections.abc import Iterable
from uuid import UUID

from app import clock
from app.actors import Actor
from app.db import atomic, lock_row
from app.errors import Problem
from app.history import record
from app.people.actions.permissions import person_for_self, refuse
from app.people.events import ConsentGiven, ConsentWithdrawn
from app.people.queries import Member, person
from app.people.tables import Consent, Person
from app.people.terms import ConsentPurpose
from app.regions.queries import parameters
from app.schedules.protection import age_on
from app.sentences import say


@atomic
async def give_consent(
    actor: Actor,
    person_id: UUID,
    purposes: Iterable[ConsentPurpose],
    *,
    given_by: UUID | None = None,
    key: str | None = None,
) -> int:
    """Keep that a person agrees to each of `purposes`; gives how many were new.

    For someone under the age of sensitive data an adult of the household agrees: `given_by`. Raises NotFound, Invalid.
    """
    member = await person_for_self(actor, person_id)
    giver = given_by or person_id
    refuse(await _giver_problems(actor, member, giver))
    await lock_row(Person, person_id)
    wanted = set(purposes) - await _standing(person_id)
    new = [purpose for purpose in ConsentPurpose if purpose in wanted]
    if new:
        now = clock.now()
        await Consent.insert(
            *(Consent(person_id=person_id, purpose=purpose.value, given_by=giver, given_at=now) for purpose in new)
        )
    for purpose in new:
        await record(actor, ConsentGiven(person_id, purpose, giver))
    return len(new)


@atomic
async def withdraw_consent(
    actor: Actor, person_id: UUID, purpose: ConsentPurpose, *, why: str = "", key: str | None = None
) -> None:
    """Keep that a person no longer agrees to a purpose; safe to repeat. Raises NotFound."""
    await person_for_self(actor, person_id)
    await lock_row(Person, person_id)
    if purpose not in await _standing(person_id):
        return
    await Consent.update({Consent.withdrawn_at: clock.now()}).where(
        (Consent.person_id == person_id) & (Consent.purpose == purpose.value) & Consent.withdrawn_at.is_null()
    )
    await record(actor, ConsentWithdrawn(person_id, purpose), why)


async def _standing(person_id: UUID) -> set[ConsentPurpose]:
    rows = await Consent.select(Consent.purpose).where(
        (Consent.person_id == person_id) & Consent.withdrawn_at.is_null()
    )
    return {ConsentPurpose(row["purpose"]) for row in rows}


async def _giver_problems(actor: Actor, member: Member, giver: UUID) -> list[Problem]:
    today = clock.today()
    # A student sees no household, yet may be told from which age one agrees oneself: the rule of the whole country.
    region = await parameters("00", today)
    if giver == member.id:
        if age_on(member.birth_date, today) >= region.sensitive_age_years:
            return []
        text = say("For a child under {years}, a parent must agree.", years=region.sensitive_age_years)
        return [Problem("given_by", text, "parent-consents")]
    parent = await person(actor, giver)
    is_parent = (
        parent.household_id == member.household_id and age_on(parent.birth_date, today) >= region.adult_age_years
    )
    if is_parent and age_on(member.birth_date, today) < region.adult_age_years:
        return []
    return [
        Problem("given_by", say("Each adult agrees for themselves; for a child, an adult of the household."), "giver")
    ]

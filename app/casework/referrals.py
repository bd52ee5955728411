"""What is done with a referral: propose, refer, answer, withdraw. The states are those of `lifecycle`."""

from typing import Any
from uuid import UUID

from app import clock
from app.actors import SYSTEM, Actor, Role, require
from app.casework.events import ReferralMoved
from app.casework.lifecycle import EmployerReason, ReferralState
from app.casework.matches import Explained, explain_pair, matches_for
from app.casework.queries import (
    AwaitedReferral,
    ReferralStanding,
    awaited_referrals,
    case_of_person,
    open_referral,
    open_referrals_to,
    referral_by_id,
)
from app.casework.rules import is_unanswered, may_introduce, may_move, may_propose
from app.casework.tables import Case, Referral
from app.db import atomic, lock_row
from app.errors import Invalid, NotFound, Problem
from app.history import record
from app.matching.terms import OpeningKind, RefusalReason
from app.people.actions import TermsThen, refuse_opening
from app.people.candidates import candidates
from app.people.queries import consents_of
from app.people.terms import ConsentPurpose
from app.regions.queries import parameter_book
from app.sentences import all_to_json, say

PROPOSED_AFTER_REOPENING = 3
"""How many of the best openings are proposed when a case is taken up again."""


@atomic
async def propose(
    actor: Actor, person_id: UUID, kind: OpeningKind, opening_id: UUID, *, why: str = "", key: str | None = None
) -> UUID:
    """Propose an opening to a person, keeping the score and the reasons of today; a second time answers the first.

    Raises NotPossibleNow when a gate of the law or of consent is closed. Other closed gates are the caseworker's to
    weigh: then `why` must say the reason.
    """
    require(actor, Role.CASEWORKER, Role.SUPERVISOR, Role.SYSTEM)
    explained = await explain_pair(actor, person_id, kind, opening_id, clock.today())
    against = explained.explanation
    may_propose(against.match.closed, against.reasons_against, why).or_refuse()
    return await _propose(actor, person_id, explained, why)


@atomic
async def propose_best(actor: Actor, person_id: UUID, limit: int = PROPOSED_AFTER_REOPENING) -> int:
    """Propose the best openings of today to a person; answers how many are on the table now.

    None for someone who agrees to no matching or has left: the case is still taken up again, by people alone.
    """
    if not await candidates(actor, [person_id], clock.today()):
        return 0
    found = await matches_for(actor, person_id, clock.today(), limit, near_misses=0)
    for explained in found.fitting:
        await _propose(actor, person_id, explained, "")
    return len(found.fitting)


@atomic
async def refer(actor: Actor, referral_id: UUID, *, why: str = "", key: str | None = None) -> None:
    """Introduce the person to the employer. Raises NotPossibleNow without the person's consent to be introduced."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    referral = await referral_by_id(actor, referral_id)
    consents = (await consents_of(actor, [referral.person_id]))[referral.person_id]
    may_introduce(ConsentPurpose.REFERRAL in consents).or_refuse()
    await _move(actor, referral_id, ReferralState.REFERRED, why=why)


@atomic
async def move(actor: Actor, referral_id: UUID, after: ReferralState, *, why: str = "", key: str | None = None) -> None:
    """Note that an interview took place, an offer was made, or that nothing more comes of a referral.

    Raises NotPossibleNow where `lifecycle.TRANSITIONS` has no such step for this role, Invalid for a "no", whose reason
    `decline` and `turn_down` keep, and for a start, which is a placement. To introduce again is `refer`.
    """
    if after is ReferralState.DECLINED:
        raise Invalid([Problem("reason", say("Please say why: the reason helps the next match."), "decline-reason")])
    if after is ReferralState.PLACED:
        raise Invalid([Problem("after", say("Enter the start of work; the referral follows it."), "placed-by-a-start")])
    if after is ReferralState.REFERRED:
        await refer(actor, referral_id, why=why)
    else:
        await _move(actor, referral_id, after, why=why)


@atomic
async def note_start(actor: Actor, referral_id: UUID) -> None:
    """Note that the work of an offered referral has begun. Part of placing; raises NotFound, NotPossibleNow."""
    await _move(actor, referral_id, ReferralState.PLACED)


@atomic
async def decline(
    actor: Actor, referral_id: UUID, reason: RefusalReason, *, why: str = "", key: str | None = None
) -> None:
    """Note the person's "no thanks"; the next matching remembers the reason until what was refused has improved."""
    require(actor, Role.WORKER, Role.STUDENT, Role.CASEWORKER, Role.SUPERVISOR)
    referral = await referral_by_id(actor, referral_id)
    await _move(actor, referral_id, ReferralState.DECLINED, reason=reason, declined_by=Role.WORKER, why=why)
    terms = await _terms_today(referral)
    await refuse_opening(actor, referral.person_id, referral.opening_kind, referral.opening_id, reason, terms)


@atomic
async def turn_down(
    actor: Actor, referral_id: UUID, reason: EmployerReason, *, why: str = "", key: str | None = None
) -> None:
    """Note the employer's "no"; it says nothing about the person and closes no other door."""
    require(actor, Role.EMPLOYER, Role.CASEWORKER, Role.SUPERVISOR)
    await _move(actor, referral_id, ReferralState.DECLINED, reason=reason, declined_by=Role.EMPLOYER, why=why)


@atomic
async def withdraw_referrals(actor: Actor, kind: OpeningKind, opening_id: UUID, why: str = "") -> int:
    """Withdraw every open referral to an opening that is gone; answers how many."""
    ids = await open_referrals_to(kind, opening_id)
    for referral_id in ids:
        await _move(SYSTEM, referral_id, ReferralState.WITHDRAWN, why=why)
    return len(ids)


async def mark_unanswered(actor: Actor) -> int:
    """Mark the referrals to which no employer answered within the region's `referral_answer_days`: how many.

    For the scheduler; safe to repeat and in any number of processes.
    """
    require(actor, Role.SUPERVISOR)
    today, book = clock.today(), await parameter_book()
    late = [
        referral
        for referral in await awaited_referrals()
        if is_unanswered(clock.day_of(referral.moved_at), today, book.on(referral.division, today).referral_answer_days)
    ]
    return sum([await _mark_unanswered(actor, referral) for referral in late])


@atomic
async def _mark_unanswered(actor: Actor, awaited: AwaitedReferral) -> int:
    """1, or 0 when the employer answered, or another process was quicker, in the meantime."""
    await lock_row(Referral, awaited.id)
    referral = await referral_by_id(SYSTEM, awaited.id)
    if (referral.state, referral.moved_at) != (ReferralState.REFERRED, awaited.moved_at):
        return 0
    await _move(SYSTEM, awaited.id, ReferralState.UNANSWERED)
    return 1


async def _terms_today(referral: ReferralStanding) -> TermsThen:
    """What the opening offers the person today; only the employer when it is no longer to be seen."""
    try:
        explained = await explain_pair(
            SYSTEM, referral.person_id, referral.opening_kind, referral.opening_id, clock.today()
        )
    except NotFound:
        return TermsThen(referral.organisation_id)
    opening = explained.opening
    return TermsThen(
        organisation_id=referral.organisation_id,
        pay_fen=opening.pay_high_fen or opening.pay_low_fen,
        week=opening.week,
        travel_minutes=explained.explanation.match.travel_minutes,
    )


async def _propose(actor: Actor, person_id: UUID, explained: Explained, why: str) -> UUID:
    opening, explanation = explained.opening, explained.explanation
    opening_id = UUID(opening.id)
    case = await case_of_person(actor, person_id)
    if case is None:
        raise NotFound
    # Two proposals at once: the second waits here, and then finds the first.
    await lock_row(Case, case.id)
    known = await open_referral(person_id, opening.kind, opening_id)
    if known is not None:
        return known
    row = Referral(
        case_id=case.id,
        person_id=person_id,
        opening_kind=opening.kind.value,
        opening_id=opening_id,
        organisation_id=UUID(opening.organisation_id) if opening.organisation_id else None,
        title=opening.title,
        score=explanation.match.score,
        reasons=all_to_json([explanation.headline, *explanation.cautions]),
        moved_at=clock.now(),
    )
    await row.save()
    event = ReferralMoved(row.id, person_id, opening.kind, opening_id, None, ReferralState.PROPOSED)
    await record(actor, event, why)
    return row.id


async def _move(
    actor: Actor,
    referral_id: UUID,
    after: ReferralState,
    *,
    reason: EmployerReason | RefusalReason | None = None,
    declined_by: Role | None = None,
    why: str = "",
) -> None:
    await lock_row(Referral, referral_id)
    referral = await referral_by_id(actor, referral_id)
    may_move(referral.state, after, actor.role).or_refuse()
    values: dict[Any, Any] = {Referral.state: after.value, Referral.moved_at: clock.now()}
    if declined_by is not None and reason is not None:
        values |= {Referral.declined_by: declined_by.value, Referral.decline_reason: reason.value}
    await Referral.update(values).where(Referral.id == referral_id)
    event = ReferralMoved(
        referral_id, referral.person_id, referral.opening_kind, referral.opening_id, referral.state, after, reason
    )
    await record(actor, event, why)

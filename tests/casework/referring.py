"""A household whose case is open and whose worker agreed to everything, and referrals of it."""

from uuid import UUID

from app.casework.actions import open_case
from app.casework.lifecycle import ReferralState
from app.casework.referrals import move, propose, refer
from app.matching.terms import OpeningKind
from tests.cast import Town, agree_to_everything


async def ready(town: Town) -> UUID:
    """Open the case, and let the worker agree to be matched and introduced; the case's id."""
    await agree_to_everything(town.worker)
    return await open_case(town.caseworker, town.household)


async def proposed(town: Town, opening_id: UUID, kind: OpeningKind = OpeningKind.VACANCY) -> UUID:
    """A referral of the worker that nobody has acted on."""
    return await propose(town.caseworker, town.worker, kind, opening_id)


async def offered(town: Town, opening_id: UUID, kind: OpeningKind = OpeningKind.VACANCY) -> UUID:
    """A referral that has gone as far as an offer."""
    referral_id = await proposed(town, opening_id, kind)
    await refer(town.caseworker, referral_id)
    await move(town.caseworker, referral_id, ReferralState.INTERVIEWED)
    answering = town.caseworker if kind is OpeningKind.COURSE else town.personnel
    await move(answering, referral_id, ReferralState.OFFERED)
    return referral_id

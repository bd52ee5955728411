"""The way from a proposal to the first day of work, each step taken by the caseworker."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from app.casework.lifecycle import ReferralState
from app.casework.referrals import move, propose, refer
from app.demonstration.agenda import Step
from app.demonstration.diaries.diary import Diary
from app.matching.terms import OpeningKind
from app.placements.referred import place

STEPS_BETWEEN = ((2, ReferralState.INTERVIEWED), (4, ReferralState.OFFERED))
"""Days after the proposal. The town's other people start ten days after one at the earliest, so a post that is put up
on the day of the proposal is still free for a family that starts within nine."""


@dataclass(frozen=True, slots=True)
class Hiring:
    """A member is proposed the opening kept as `word` on one day and begins on another.

    The referral is kept as the word with " referral" behind it, the placement with " work".
    """

    member: str
    word: str
    proposed_on: date
    starts_on: date
    kind: OpeningKind = OpeningKind.VACANCY
    why: str = ""


def hire(diary: Diary, hiring: Hiring, *and_then: Step) -> None:
    """Put every step on the agenda, and `and_then` on the first day of work, after the start."""
    diary.on(hiring.proposed_on, partial(_introduce, diary, hiring))
    for days, state in STEPS_BETWEEN:
        diary.on(hiring.proposed_on + timedelta(days=days), partial(_move, diary, hiring, state))
    diary.on(hiring.starts_on, partial(_begin, diary, hiring))
    for step in and_then:
        diary.on(hiring.starts_on, step)


async def _introduce(diary: Diary, hiring: Hiring) -> None:
    caseworker = diary.staff.caseworker
    person_id, opening_id = diary.person(hiring.member), diary.kept[hiring.word]
    referral = await propose(caseworker, person_id, hiring.kind, opening_id, why=hiring.why)
    diary.kept[f"{hiring.word} referral"] = referral
    await refer(caseworker, referral)


async def _move(diary: Diary, hiring: Hiring, state: ReferralState) -> None:
    await move(diary.staff.caseworker, diary.kept[f"{hiring.word} referral"], state)


async def _begin(diary: Diary, hiring: Hiring) -> None:
    referral = diary.kept[f"{hiring.word} referral"]
    placement_id = await place(diary.staff.caseworker, referral, hiring.starts_on)
    diary.kept[f"{hiring.word} work"] = placement_id

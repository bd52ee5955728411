"""Gathers everything the demonstration keeps of one family, in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.actors import SYSTEM
from app.casework.queries import CaseStanding, ReferralStanding, case_of_household, referrals_of
from app.followups.gathering import Known, known_of
from app.followups.outcome import Decision
from app.followups.queries import Contact, followups_of, outcomes_of
from app.history.queries import Entry, story_of
from app.jobs.queries import TransferStanding, transfers_of
from app.matching.values import Candidate
from app.people.candidates import candidates
from app.people.queries import CauseStanding, HouseholdSummary, Member, causes_of, household, members_of
from app.placements.queries import placements_of_household
from app.schedules.engagements import Engaged
from app.schedules.queries import engagements_of
from app.training.queries import EnrolmentStanding, enrolments_of
from app.web.public.moments import Names
from app.workstudy.queries import BookingStanding, bookings_of


@dataclass(frozen=True, slots=True)
class FamilyRows:
    """One family as the rooms know it on `day`."""

    day: date
    household: HouseholdSummary
    members: Sequence[Member]
    case: CaseStanding | None
    causes: Sequence[CauseStanding]
    candidates: dict[UUID, Candidate]
    engagements: dict[UUID, list[Engaged]]
    referrals: Sequence[ReferralStanding]
    enrolments: Sequence[EnrolmentStanding]
    bookings: Sequence[BookingStanding]
    transfers: Sequence[TransferStanding]
    placements: Sequence[Known]
    decisions: Mapping[UUID, Decision]
    contacts: Sequence[Contact]

    @property
    def names(self) -> Names:
        """What the ids of this family's history are called."""
        called: dict[UUID, str] = {member.id: member.name for member in self.members}
        called |= {referral.opening_id: referral.title for referral in self.referrals}
        called |= {enrolment.cohort_id: enrolment.title for enrolment in self.enrolments}
        called |= {booking.slot_id: booking.title for booking in self.bookings}
        called |= {transfer.id: transfer.offered.title for transfer in self.transfers}
        called |= {known.row["id"]: known.row["title"] for known in self.placements}
        return Names({str(identifier): name for identifier, name in called.items()})


async def read_family(household_id: UUID, day: date) -> FamilyRows:
    """Everything of one family. Raises NotFound."""
    home = await household(SYSTEM, household_id)
    members = (await members_of(SYSTEM, [household_id]))[household_id]
    ids = [member.id for member in members]
    placement_ids = [row["id"] for row in await placements_of_household(SYSTEM, household_id)]
    return FamilyRows(
        day=day,
        household=home,
        members=members,
        case=await case_of_household(SYSTEM, household_id),
        causes=(await causes_of(SYSTEM, [household_id]))[household_id],
        candidates={UUID(candidate.id): candidate for candidate in await candidates(SYSTEM, ids, day)},
        engagements=_by_person(await engagements_of(ids, day, day)),
        referrals=await referrals_of(SYSTEM, ids),
        enrolments=await enrolments_of(SYSTEM, ids),
        bookings=await bookings_of(SYSTEM, ids),
        transfers=await transfers_of(SYSTEM, ids),
        placements=await known_of(placement_ids, day),
        decisions=await outcomes_of(SYSTEM, placement_ids, day),
        contacts=await followups_of(SYSTEM, placement_ids),
    )


async def history_of(rows: FamilyRows) -> list[Entry]:
    """Every event of the family, in the order they happened."""
    return await story_of(
        [
            rows.household.id,
            *([rows.case.id] if rows.case else []),
            *(member.id for member in rows.members),
            *(referral.id for referral in rows.referrals),
            *(enrolment.id for enrolment in rows.enrolments),
            *(booking.id for booking in rows.bookings),
            *(transfer.id for transfer in rows.transfers),
            *(known.row["id"] for known in rows.placements),
            *(contact.id for contact in rows.contacts),
        ]
    )


def _by_person(engagements: Iterable[Engaged]) -> dict[UUID, list[Engaged]]:
    grouped: dict[UUID, list[Engaged]] = defaultdict(list)
    for engaged in engagements:
        grouped[engaged.person_id].append(engaged)
    return grouped

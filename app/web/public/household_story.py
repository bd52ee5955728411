"""A family's story put together: who they are, each member's week and matches, income, outcomes, what happened."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from app.actors import SYSTEM
from app.casework.lifecycle import CASE_STATE_LABELS, CLOSING_LABELS
from app.casework.matches import board_on, matches_for
from app.followups.queries import Contact
from app.matching.lists import Board
from app.people.overview import household_overview
from app.people.queries import CauseStanding, HouseholdSummary, Member
from app.people.terms import CAUSE_LABELS, TIER_LABELS
from app.regions.divisions import full_name
from app.sentences import Sentence, say
from app.web.public.family_rows import FamilyRows, history_of, read_family
from app.web.public.marker import Demonstration
from app.web.public.match_words import match_view
from app.web.public.member_records import student_months_of, talks_of
from app.web.public.member_words import about_member, member_line, week_of
from app.web.public.moments import moments
from app.web.public.outcome_words import outcome_view
from app.web.public.views import Detail, MemberView, StoryView, Tag, free_text

FITS_SHOWN = 5
NEAR_SHOWN = 3


async def story(household_id: UUID, demonstration: Demonstration) -> StoryView:
    """The whole story of one family. Raises NotFound."""
    rows = await read_family(household_id, demonstration.last_day)
    overview = await household_overview(SYSTEM, household_id, rows.day)
    board = await board_on(rows.day)
    return StoryView(
        title=family_title(rows.members, demonstration.code_of(household_id)),
        tags=(*family_tags(rows.household), *_case_tags(rows)),
        about=tuple(_about(rows)),
        tier_working=overview.tier.working if overview.tier else (),
        members=tuple([await _member(member, rows, board) for member in rows.members if member.id in rows.candidates]),
        timeline=tuple(moments(await history_of(rows), rows.names)),
        answered_in_time=sum(
            contact.answered_on is not None and contact.overdue_on is None for contact in rows.contacts
        ),
    )


def family_title(members: Sequence[Member], code: str | None) -> Sentence:
    """The registered worker's name; of one of the eight families its code too."""
    name = members[0].name if members else "—"
    return say("{code} {name} and family", code=code, name=name) if code else say("{name} and family", name=name)


def family_tags(household: HouseholdSummary) -> tuple[Tag, ...]:
    """The signed class of hardship."""
    return (Tag(TIER_LABELS[household.tier], "warn"),) if household.tier else ()


def _answered_in_time(contact: Contact) -> bool:
    return contact.answered_on is not None and contact.overdue_on is None


def _case_tags(rows: FamilyRows) -> Iterator[Tag]:
    if rows.case is None:
        return
    yield Tag(say("case {state}", state=CASE_STATE_LABELS[rows.case.state]), "info")
    if rows.case.closing_reason:
        yield Tag(CLOSING_LABELS[rows.case.closing_reason])
    if rows.case.times_reopened:
        yield Tag(say("Times opened again: {times}", times=rows.case.times_reopened), "warn")


def _about(rows: FamilyRows) -> Iterator[Detail]:
    present = [member for member in rows.members if member.belongs_on(rows.day)]
    yield Detail(say("Members"), tuple(member_line(member, rows.day) for member in present))
    yield Detail(say("Home"), (free_text(full_name(rows.household.division)),))
    if rows.causes:
        yield Detail(say("Reasons for the hardship"), tuple(_cause_text(cause) for cause in rows.causes))


def _cause_text(cause: CauseStanding) -> Sentence:
    label = CAUSE_LABELS[cause.cause]
    return say("{cause}, resolved on {day}", cause=label, day=cause.resolved_on) if cause.resolved_on else label


async def _member(member: Member, rows: FamilyRows, board: Board) -> MemberView:
    found = await matches_for(SYSTEM, member.id, rows.day, FITS_SHOWN, NEAR_SHOWN, board)
    candidate = rows.candidates[member.id]
    placements = [known for known in rows.placements if known.row["person_id"] == member.id]
    bookings = [booking for booking in rows.bookings if booking.person_id == member.id]
    return MemberView(
        name=member.name,
        about=about_member(candidate, rows.day),
        week=week_of(candidate, rows.engagements[member.id], rows.day),
        fits=tuple(match_view(explained) for explained in found.fitting),
        near=tuple(match_view(explained) for explained in found.near_misses),
        outcomes=tuple(outcome_view(known, rows.decisions[known.row["id"]], rows.day) for known in placements),
        talks=await talks_of([transfer for transfer in rows.transfers if transfer.offered.person_id == member.id]),
        student_months=await student_months_of(member.id, bookings, rows.day),
    )

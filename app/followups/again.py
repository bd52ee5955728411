"""Marking placements to be decided again, because something new is known or a date of their rules comes."""

from datetime import date
from uuid import UUID

from app import clock
from app.db.claims import Condition
from app.followups.tables import OutcomeReview
from app.identifiers import new_id
from app.people.tables import Person
from app.placements.tables import Placement


async def decide_placement_again(placement_id: UUID | None, day: date) -> None:
    """Have a placement decided on `day`, or earlier if it is due earlier. In a transaction."""
    if placement_id is None:
        return
    await OutcomeReview.raw(
        "INSERT INTO outcome_review (id, placement_id, decide_on) VALUES ({}, {}, {}) "
        "ON CONFLICT (placement_id) DO UPDATE SET decide_on = excluded.decide_on "
        "WHERE outcome_review.decide_on > excluded.decide_on",
        new_id(),
        placement_id,
        day,
    )


async def decide_household_again(household_id: UUID) -> None:
    """Have all placements of a household decided today: its income, causes or members changed. In a transaction."""
    people = Person.select(Person.id).where(Person.household_id == household_id)
    await _decide_today(Placement.person_id.is_in(people))


async def decide_person_again(person_id: UUID) -> None:
    """Have all placements of a person decided today: other work began or ended, terms changed. In a transaction."""
    await _decide_today(Placement.person_id == person_id)


async def _decide_today(whose: Condition) -> None:
    # Also those due already: without the lock of the row, a decision being made would neither see nor await our change.
    placements = Placement.select(Placement.id).where(whose)
    await OutcomeReview.update({OutcomeReview.decide_on: clock.today()}).where(
        OutcomeReview.placement_id.is_in(placements)
    )

"""Live work-study slots as the engine's openings, in two queries for any number of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.matching.values import Bends, EmploymentForm, LegalHours, Opening, OpeningKind, PayUnit
from app.offers.outcomes import record_of
from app.offers.requirements import causes_from_json
from app.offers.site import place_of
from app.organisations.lifecycle import Standing
from app.regions.queries import ParameterBook, parameter_book
from app.workstudy.lifecycle import SlotState
from app.workstudy.reading import SLOT_TERMS, slot_of
from app.workstudy.rules import pay_floor_fen
from app.workstudy.tables import WorkStudySlot

# Made once: building a joined column costs more than the query that uses it.
_SLOT = (
    WorkStudySlot.id,
    WorkStudySlot.places_taken,
    WorkStudySlot.outcomes_stable,
    WorkStudySlot.outcomes_total,
    WorkStudySlot.failed_causes,
    WorkStudySlot.organisation_id.standing.as_alias("standing"),
    *SLOT_TERMS,
)


async def openings(day: date, slot_ids: Sequence[UUID] | None = None) -> list[Opening]:
    """The slots that are live on `day`, by id: two queries. `slot_ids` narrows it."""
    if slot_ids is not None and not slot_ids:
        return []
    chosen = (WorkStudySlot.state == SlotState.LIVE.value) & (WorkStudySlot.last_day >= day)
    if slot_ids is not None:
        chosen &= WorkStudySlot.id.is_in(list(slot_ids))
    rows = await WorkStudySlot.select(*_SLOT).where(chosen).order_by(WorkStudySlot.id).output(load_json=True)
    book = await parameter_book()
    return [_opening(row, book, day) for row in rows]


def _opening(row: Mapping[str, Any], book: ParameterBook, day: date) -> Opening:
    posted = slot_of(row)
    numbers = book.on(posted.site.division, max(day, posted.first_day))
    return Opening(
        id=str(row["id"]),
        kind=OpeningKind.SLOT,
        title=posted.title,
        place=place_of(posted.site),
        week=posted.week,
        first_day=posted.first_day,
        last_day=posted.last_day,
        organisation_id=str(posted.organisation_id),
        occupation=posted.occupation_code,
        good_standing=row["standing"] == Standing.GOOD.value,
        apply_until=posted.apply_by,
        seats_left=posted.places - row["places_taken"],
        shuttles=posted.site.shuttles,
        step_free=posted.site.step_free,
        lodging=posted.site.lodging,
        board=posted.site.board,
        insurance=posted.insurance,
        bends=Bends(posted.later_start, posted.earlier_end),
        skills=posted.requirements.skills,
        licences=posted.requirements.licences,
        demands=posted.requirements.demands,
        form=EmploymentForm.STUDENT_WORK,
        legal_hours=LegalHours.of(numbers),
        pay_unit=PayUnit.HOUR,
        pay_low_fen=posted.pay_hour_fen,
        pay_high_fen=posted.pay_hour_fen,
        pay_floor_fen=pay_floor_fen(posted.on_campus, numbers),
        record=record_of(row),
        failed_causes=causes_from_json(row["failed_causes"]),
    )

"""Live vacancies and open transfers as the engine's openings, in a few queries for any number of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.jobs.lifecycle import OPEN_TRANSFERS, VacancyState
from app.jobs.reading import TRANSFER_TERMS, VACANCY_TERMS, transfer_of, vacancy_of
from app.jobs.rules import pay_floor_fen, usual_week
from app.jobs.tables import InHouseTransfer, Vacancy
from app.matching.values import EmploymentForm, LegalHours, Opening, OpeningKind, PayUnit
from app.offers.outcomes import record_of
from app.offers.requirements import causes_from_json
from app.offers.site import place_of
from app.organisations.lifecycle import Standing
from app.regions.queries import ParameterBook, parameter_book

_OUTCOMES = ("outcomes_stable", "outcomes_total", "failed_causes")
# Made once: building a joined column costs more than the query that uses it.
_VACANCY = (
    Vacancy.id,
    Vacancy.places_filled,
    *(getattr(Vacancy, name) for name in _OUTCOMES),
    Vacancy.organisation_id.standing.as_alias("standing"),
    *VACANCY_TERMS,
)
_TRANSFER = (
    InHouseTransfer.id,
    InHouseTransfer.organisation_id,
    *(getattr(InHouseTransfer, name) for name in _OUTCOMES),
    InHouseTransfer.organisation_id.standing.as_alias("standing"),
    *TRANSFER_TERMS,
)


async def openings(day: date, vacancy_ids: Sequence[UUID] | None = None) -> list[Opening]:
    """The vacancies that are live on `day`, by id: two queries. `vacancy_ids` narrows it."""
    if vacancy_ids is not None and not vacancy_ids:
        return []
    chosen = (Vacancy.state == VacancyState.LIVE.value) & (Vacancy.last_day.is_null() | (Vacancy.last_day >= day))
    if vacancy_ids is not None:
        chosen &= Vacancy.id.is_in(list(vacancy_ids))
    rows = await Vacancy.select(*_VACANCY).where(chosen).order_by(Vacancy.id).output(load_json=True)
    book = await parameter_book()
    return [_vacancy(row, book, day) for row in rows]


async def transfer_openings(day: date, person_ids: Sequence[UUID] | None = None) -> dict[UUID, list[Opening]]:
    """The transfers still talked about, by the one person each is meant for: two queries."""
    if person_ids is not None and not person_ids:
        return {}
    chosen: Any = InHouseTransfer.state.is_in([state.value for state in OPEN_TRANSFERS])
    if person_ids is not None:
        chosen &= InHouseTransfer.person_id.is_in(list(person_ids))
    rows = await InHouseTransfer.select(*_TRANSFER).where(chosen).order_by(InHouseTransfer.id).output(load_json=True)
    book = await parameter_book()
    found: dict[UUID, list[Opening]] = {}
    for row in rows:
        found.setdefault(row["person_id"], []).append(_transfer(row, book, day))
    return found


def _vacancy(row: Mapping[str, Any], book: ParameterBook, day: date) -> Opening:
    posted = vacancy_of(row)
    numbers = book.on(posted.site.division, max(day, posted.first_day))
    week = usual_week(posted)
    return Opening(
        id=str(row["id"]),
        kind=OpeningKind.VACANCY,
        title=posted.title,
        place=place_of(posted.site),
        week=week,
        first_day=posted.first_day,
        last_day=posted.last_day,
        organisation_id=str(posted.organisation_id),
        occupation=posted.occupation_code,
        good_standing=row["standing"] == Standing.GOOD.value,
        apply_until=posted.apply_by,
        seats_left=posted.headcount - row["places_filled"],
        shuttles=posted.site.shuttles,
        step_free=posted.site.step_free,
        lodging=posted.site.lodging,
        board=posted.site.board,
        insurance=posted.insurance,
        bends=posted.bends,
        skills=posted.requirements.skills,
        licences=posted.requirements.licences,
        demands=posted.requirements.demands,
        form=posted.form,
        legal_hours=LegalHours.of(numbers),
        overtime_half_hours=posted.overtime_month_half_hours,
        pay_unit=posted.pay_unit,
        pay_low_fen=posted.pay_low_fen,
        pay_high_fen=posted.pay_high_fen,
        pay_floor_fen=pay_floor_fen(posted.form, posted.pay_unit, week, numbers),
        experience_months=posted.experience_months,
        record=record_of(row),
        failed_causes=causes_from_json(row["failed_causes"]),
    )


def _transfer(row: Mapping[str, Any], book: ParameterBook, day: date) -> Opening:
    posted = transfer_of(row)
    numbers = book.on(posted.site.division, max(day, posted.first_day))
    return Opening(
        id=str(row["id"]),
        kind=OpeningKind.TRANSFER,
        title=posted.title,
        place=place_of(posted.site),
        week=posted.week,
        first_day=posted.first_day,
        organisation_id=str(row["organisation_id"]),
        occupation=posted.occupation_code,
        good_standing=row["standing"] == Standing.GOOD.value,
        seats_left=1,
        shuttles=posted.site.shuttles,
        step_free=posted.site.step_free,
        lodging=posted.site.lodging,
        board=posted.site.board,
        insurance=posted.insurance,
        bends=posted.bends,
        skills=posted.requirements.skills,
        licences=posted.requirements.licences,
        demands=posted.requirements.demands,
        form=EmploymentForm.IN_HOUSE_TRANSFER,
        legal_hours=LegalHours.of(numbers),
        pay_unit=PayUnit.MONTH,
        pay_low_fen=posted.wage_offered_fen,
        pay_high_fen=posted.wage_offered_fen,
        pay_floor_fen=pay_floor_fen(EmploymentForm.FULL_TIME, PayUnit.MONTH, posted.week, numbers),
        record=record_of(row),
        failed_causes=causes_from_json(row["failed_causes"]),
    )

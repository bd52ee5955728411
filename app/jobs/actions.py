"""What is done with vacancies: the only writers of their rows. In-house transfers are in transfers.py."""

from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotFound, NotPossibleNow
from app.history import record
from app.jobs.events import PlaceFilled, VacancyChanged, VacancyMoved, VacancyOutcomesNoted
from app.jobs.lifecycle import VACANCY_LABELS, VACANCY_TRANSITIONS, VacancyState
from app.jobs.postings import NewVacancy, vacancy_problems
from app.jobs.reading import VACANCY_TERMS, vacancy_columns, vacancy_of
from app.jobs.rules import vacancy_findings
from app.jobs.tables import Vacancy
from app.jobs.transfers import (
    agree_transfer,
    change_transfer_terms,
    note_transfer_outcomes,
    propose_transfer,
    record_negotiation,
    refuse_transfer,
)
from app.offers.access import organisation_of
from app.offers.fields import refuse_if_any
from app.offers.findings import Finding, blocking, findings_to_json
from app.offers.outcomes import Outcomes, outcome_columns, outcomes_problem
from app.organisations.lifecycle import Standing
from app.organisations.tables import Organisation
from app.regions.queries import parameters
from app.sentences import say

__all__ = [
    "agree_transfer",
    "change_transfer_terms",
    "change_vacancy",
    "close_vacancy",
    "fill_place",
    "free_place",
    "note_outcomes",
    "note_transfer_outcomes",
    "post_vacancy",
    "propose_transfer",
    "record_negotiation",
    "refuse_transfer",
    "return_vacancy",
    "review_vacancy",
    "submit_vacancy",
]

MODERATORS = (Role.CASEWORKER, Role.SUPERVISOR)
POSTERS = (*MODERATORS, Role.EMPLOYER)


@atomic
async def post_vacancy(actor: Actor, posting: NewVacancy, *, draft: bool = False, key: str | None = None) -> UUID:
    """Post a vacancy for review, or keep it as a draft: its id. Raises Invalid with every wrong field, NotFound."""
    require(actor, *POSTERS)
    refuse_if_any(vacancy_problems(posting, clock.today()))
    await organisation_of(actor, posting.organisation_id)
    state = VacancyState.DRAFT if draft else VacancyState.IN_REVIEW
    vacancy = Vacancy(**vacancy_columns(posting), state=state.value, posted_on=clock.today())
    await vacancy.save()
    await record(actor, VacancyMoved(vacancy.id, posting.organisation_id, None, state))
    vacancy_id: UUID = vacancy.id
    return vacancy_id


@atomic
async def change_vacancy(actor: Actor, vacancy_id: UUID, posting: NewVacancy, *, key: str | None = None) -> None:
    """Change a draft, a returned or a live vacancy; a live one goes back to review.

    Raises Invalid with every wrong field, NotFound, NotPossibleNow when it is closed or being reviewed.
    """
    require(actor, *POSTERS)
    refuse_if_any(vacancy_problems(posting, clock.today()))
    row = await _locked(actor, vacancy_id)
    state = VacancyState(row["state"])
    if state in (VacancyState.CLOSED, VacancyState.IN_REVIEW):
        raise NotPossibleNow(
            say("This vacancy is {state}; it cannot be changed now.", state=VACANCY_LABELS[state]), "vacancy-state"
        )
    if posting.organisation_id != row["organisation_id"] or posting.headcount < row["places_filled"]:
        raise NotPossibleNow(
            say("The employer stays the same, and the places already filled must remain."), "vacancy-change"
        )
    before, after = vacancy_columns(vacancy_of(row)), vacancy_columns(posting)
    changed = tuple(sorted(name for name, value in after.items() if before[name] != value))
    if not changed:
        return
    await Vacancy.update(**after).where(Vacancy.id == vacancy_id)
    await record(actor, VacancyChanged(vacancy_id, changed))
    if state is VacancyState.LIVE:
        await _move(actor, row, VacancyState.IN_REVIEW)


@atomic
async def submit_vacancy(actor: Actor, vacancy_id: UUID, *, key: str | None = None) -> None:
    """Hand a draft or a returned vacancy in for review. Raises NotFound, NotPossibleNow."""
    require(actor, *POSTERS)
    await _move(actor, await _locked(actor, vacancy_id), VacancyState.IN_REVIEW)


@atomic
async def review_vacancy(actor: Actor, vacancy_id: UUID, *, key: str | None = None) -> list[str]:
    """Judge a vacancy by the rules of its place today: live when nothing stops it, else returned with the findings.

    The codes of the rules that stop it, empty when it went live. Raises NotFound, NotPossibleNow.
    """
    require(actor, *MODERATORS)
    row = await _locked(actor, vacancy_id)
    findings = await findings_today(row)
    stopping = [finding.rule for finding in blocking(findings)]
    await _store_findings(actor, vacancy_id, findings)
    after = VacancyState.RETURNED if stopping else VacancyState.LIVE
    await _move(actor, row, after, rules=tuple(finding.rule for finding in findings))
    return stopping


@atomic
async def return_vacancy(actor: Actor, vacancy_id: UUID, why: str, *, key: str | None = None) -> None:
    """Return a vacancy that no rule stops, for a reason a moderator gives. Raises NotFound, NotPossibleNow."""
    require(actor, *MODERATORS)
    await _move(actor, await _locked(actor, vacancy_id), VacancyState.RETURNED, why=why)


@atomic
async def close_vacancy(actor: Actor, vacancy_id: UUID, why: str = "", *, key: str | None = None) -> None:
    """Take a vacancy off; again: nothing happens. Raises NotFound."""
    require(actor, *POSTERS)
    row = await _locked(actor, vacancy_id)
    if row["state"] != VacancyState.CLOSED.value:
        await _move(actor, row, VacancyState.CLOSED, why=why)


@atomic
async def fill_place(actor: Actor, vacancy_id: UUID, *, key: str | None = None) -> int:
    """Someone starts in this vacancy: how many places are left. Raises NotFound, NotPossibleNow when it is full."""
    require(actor, *POSTERS)
    filled = (
        await Vacancy.update({Vacancy.places_filled: Vacancy.places_filled + 1})
        .where(Vacancy.id == vacancy_id, Vacancy.places_filled < Vacancy.headcount)
        .returning(Vacancy.places_filled, Vacancy.headcount)
    )
    if not filled:
        await _locked(actor, vacancy_id)
        raise NotPossibleNow(say("All places of this vacancy are filled."), "vacancy-full")
    await record(actor, PlaceFilled(vacancy_id, 1, filled[0]["places_filled"]))
    return int(filled[0]["headcount"] - filled[0]["places_filled"])


@atomic
async def free_place(actor: Actor, vacancy_id: UUID, *, key: str | None = None) -> None:
    """Someone left: a place is free again. Raises NotFound, NotPossibleNow when none was filled."""
    require(actor, *POSTERS)
    freed = (
        await Vacancy.update({Vacancy.places_filled: Vacancy.places_filled - 1})
        .where(Vacancy.id == vacancy_id, Vacancy.places_filled > 0)
        .returning(Vacancy.places_filled)
    )
    if not freed:
        await _locked(actor, vacancy_id)
        raise NotPossibleNow(say("No place of this vacancy is filled."), "vacancy-empty")
    await record(actor, PlaceFilled(vacancy_id, -1, freed[0]["places_filled"]))


@atomic
async def note_outcomes(actor: Actor, vacancy_id: UUID, outcomes: Outcomes) -> None:
    """Store how people fared in this post, as counted above. Raises Invalid, NotFound."""
    require(actor, Role.SUPERVISOR)
    refuse_if_any([outcomes_problem(outcomes)])
    changed = await Vacancy.update(**outcome_columns(outcomes)).where(Vacancy.id == vacancy_id).returning(Vacancy.id)
    if not changed:
        raise NotFound()
    await record(actor, VacancyOutcomesNoted(vacancy_id, outcomes.stable, outcomes.total))


async def findings_today(row: dict[str, Any]) -> tuple[Finding, ...]:
    """What a review of this vacancy finds today."""
    employer = await Organisation.select(Organisation.standing).where(Organisation.id == row["organisation_id"]).first()
    standing = Standing(employer["standing"]) if employer else Standing.UNVERIFIED
    return vacancy_findings(vacancy_of(row), standing, await parameters(row["division"], row["first_day"]))


async def _locked(actor: Actor, vacancy_id: UUID) -> dict[str, Any]:
    await lock_row(Vacancy, vacancy_id)
    row: dict[str, Any] | None = (
        await Vacancy.select(Vacancy.id, Vacancy.state, Vacancy.places_filled, *VACANCY_TERMS)
        .where(Vacancy.id == vacancy_id)
        .first()
        .output(load_json=True)
    )
    if row is None or (actor.role is Role.EMPLOYER and row["organisation_id"] != actor.organisation_id):
        raise NotFound()
    return row


async def _store_findings(actor: Actor, vacancy_id: UUID, findings: tuple[Finding, ...]) -> None:
    await Vacancy.update(
        {
            Vacancy.findings: findings_to_json(findings),
            Vacancy.reviewed_at: clock.now(),
            Vacancy.reviewed_by: actor.id,
        }
    ).where(Vacancy.id == vacancy_id)


async def _move(
    actor: Actor, row: dict[str, Any], after: VacancyState, *, rules: tuple[str, ...] = (), why: str = ""
) -> None:
    before = VacancyState(row["state"])
    if (before, after) not in VACANCY_TRANSITIONS:
        raise NotPossibleNow(
            say("This vacancy is {state}; that is not possible now.", state=VACANCY_LABELS[before]), "vacancy-state"
        )
    await Vacancy.update({Vacancy.state: after.value}).where(Vacancy.id == row["id"])
    row["state"] = after.value
    await record(actor, VacancyMoved(row["id"], row["organisation_id"], before, after, rules), why)

"""What is done with in-house transfers: propose, negotiate, agree; the only writers of their rows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow, Problem
from app.history import record
from app.jobs.events import TransferMoved, TransferNegotiated, TransferOutcomesNoted
from app.jobs.lifecycle import (
    OPEN_TRANSFERS,
    TRANSFER_LABELS,
    TRANSFER_TRANSITIONS,
    Party,
    Stance,
    TransferState,
)
from app.jobs.postings import NewTransfer, transfer_problems
from app.jobs.reading import TRANSFER_TERMS, transfer_columns, transfer_of
from app.jobs.tables import InHouseTransfer, NegotiationNote
from app.jobs.transfer_rules import (
    hours_to_keep_free,
    missing_agreements,
    missing_agreements_text,
    transfer_findings,
)
from app.offers.fields import length_problem, refuse_if_any
from app.offers.outcomes import Outcomes, outcome_columns, outcomes_problem
from app.people.candidate_rows import read_rows
from app.people.home_care import care_windows
from app.people.queries import person
from app.people.tables import Employment
from app.regions.queries import parameters
from app.schedules.week import WeekPattern
from app.sentences import say

STAFF = (Role.CASEWORKER, Role.SUPERVISOR)
NEGOTIATORS = (*STAFF, Role.EMPLOYER, Role.WORKER)
SPEAKS_FOR = {Role.EMPLOYER: Party.FIRM, Role.WORKER: Party.WORKER}
"""Staff write down what each party said at the table; the others speak for themselves."""

AGREED_AT = {
    Party.UNION: InHouseTransfer.union_agreed_at,
    Party.FIRM: InHouseTransfer.firm_agreed_at,
    Party.WORKER: InHouseTransfer.worker_agreed_at,
}


@dataclass(frozen=True, slots=True)
class NewTerms:
    """Other terms for a transfer that is being talked about; None leaves one as it is. Wage in fen a month."""

    wage_offered_fen: int | None = None
    week: WeekPattern | None = None
    first_day: date | None = None


@atomic
async def propose_transfer(actor: Actor, posting: NewTransfer, *, key: str | None = None) -> UUID:
    """Propose another post to a worker at the present employer: the transfer's id.

    Raises Invalid for wrong fields, a lower wage, or hours that do not fit; NotFound for someone without an employer.
    """
    require(actor, *NEGOTIATORS)
    refuse_if_any(transfer_problems(posting, clock.today()))
    job = await _present_job(actor, posting.person_id)
    await _refuse_unfit(posting, job["monthly_pay_fen"])
    transfer = InHouseTransfer(
        **transfer_columns(posting),
        person_id=posting.person_id,
        organisation_id=job["organisation_id"],
        wage_before_fen=job["monthly_pay_fen"],
        proposed_on=clock.today(),
    )
    await transfer.save()
    await record(
        actor,
        TransferMoved(transfer.id, posting.person_id, job["organisation_id"], None, TransferState.PROPOSED),
    )
    transfer_id: UUID = transfer.id
    return transfer_id


@atomic
async def record_negotiation(
    actor: Actor, transfer_id: UUID, party: Party, stance: Stance, text: str = "", *, key: str | None = None
) -> UUID:
    """Keep what a party said about the present terms, with who wrote it down and when: the note's id.

    AGREES counts until the terms change or the party OBJECTS. Raises Invalid, NotFound, NotAllowed, NotPossibleNow.
    """
    require(actor, *NEGOTIATORS)
    refuse_if_any([length_problem("text", text, 4000)])
    transfer = await _open_transfer(actor, transfer_id)
    _require_own_voice(actor, transfer, party)
    if stance in (Stance.AGREES, Stance.OBJECTS):
        agreed_at = clock.now() if stance is Stance.AGREES else None
        await InHouseTransfer.update({AGREED_AT[party]: agreed_at}).where(InHouseTransfer.id == transfer_id)
    if transfer["state"] == TransferState.PROPOSED.value:
        await _move(actor, transfer, TransferState.NEGOTIATING)
    return await _note(actor, transfer, party, stance, text)


@atomic
async def change_transfer_terms(
    actor: Actor, transfer_id: UUID, terms: NewTerms, party: Party, text: str = "", *, key: str | None = None
) -> UUID:
    """A party proposes other terms: every agreement so far is void. The id of the note that keeps it.

    Raises Invalid for a lower wage or hours that do not fit, NotFound, NotAllowed, NotPossibleNow.
    """
    require(actor, *NEGOTIATORS)
    transfer = await _open_transfer(actor, transfer_id)
    _require_own_voice(actor, transfer, party)
    before = transfer_of(transfer)
    posting = replace(
        before,
        wage_offered_fen=before.wage_offered_fen if terms.wage_offered_fen is None else terms.wage_offered_fen,
        week=terms.week or before.week,
        first_day=terms.first_day or before.first_day,
    )
    refuse_if_any([*transfer_problems(posting, clock.today()), length_problem("text", text, 4000)])
    await _refuse_unfit(posting, transfer["wage_before_fen"])
    transfer["terms"] += 1
    await InHouseTransfer.update(
        **transfer_columns(posting),
        terms=transfer["terms"],
        union_agreed_at=None,
        firm_agreed_at=None,
        worker_agreed_at=None,
    ).where(InHouseTransfer.id == transfer_id)
    if transfer["state"] == TransferState.PROPOSED.value:
        await _move(actor, transfer, TransferState.NEGOTIATING)
    return await _note(actor, transfer, party, Stance.PROPOSES, text)


@atomic
async def agree_transfer(actor: Actor, transfer_id: UUID, *, key: str | None = None) -> None:
    """Close the negotiation: union, firm and worker have all agreed to the present terms.

    Raises NotPossibleNow naming who has not agreed yet, NotFound.
    """
    require(actor, *STAFF)
    transfer = await _open_transfer(actor, transfer_id)
    missing = missing_agreements({party: transfer[column._meta.name] for party, column in AGREED_AT.items()})
    if missing:
        raise NotPossibleNow(missing_agreements_text(missing), "agreement-missing")
    await _move(actor, transfer, TransferState.AGREED)


@atomic
async def refuse_transfer(actor: Actor, transfer_id: UUID, why: str = "", *, key: str | None = None) -> None:
    """End a negotiation without agreement; the record stays. Raises NotFound, NotPossibleNow."""
    require(actor, *NEGOTIATORS)
    await _move(actor, await _open_transfer(actor, transfer_id), TransferState.REFUSED, why)


@atomic
async def note_transfer_outcomes(actor: Actor, transfer_id: UUID, outcomes: Outcomes) -> None:
    """Store whether this transfer was stable, as judged above. Raises Invalid, NotFound."""
    require(actor, Role.SUPERVISOR)
    refuse_if_any([outcomes_problem(outcomes)])
    changed = (
        await InHouseTransfer.update(**outcome_columns(outcomes))
        .where(InHouseTransfer.id == transfer_id)
        .returning(InHouseTransfer.id)
    )
    if not changed:
        raise NotFound()
    await record(actor, TransferOutcomesNoted(transfer_id, outcomes.stable, outcomes.total))


async def _present_job(actor: Actor, person_id: UUID) -> dict[str, Any]:
    if actor.role is not Role.EMPLOYER:
        await person(actor, person_id)
    today = clock.today()
    job: dict[str, Any] | None = (
        await Employment.select(Employment.organisation_id, Employment.monthly_pay_fen)
        .where(
            Employment.person_id == person_id,
            Employment.organisation_id.is_not_null(),
            Employment.from_day <= today,
            (Employment.until_day.is_null()) | (Employment.until_day >= today),
        )
        .order_by(Employment.from_day, ascending=False)
        .first()
    )
    if actor.role is Role.EMPLOYER and (job is None or job["organisation_id"] != actor.organisation_id):
        raise NotFound()
    if job is None:
        raise NotPossibleNow(say("There is no present employer on file for this worker."), "no-present-employer")
    return job


async def _refuse_unfit(posting: NewTransfer, wage_before_fen: int) -> None:
    rows = await read_rows([posting.person_id], posting.first_day)
    kept_free = hours_to_keep_free(care_windows(posting.person_id, rows), posting.first_day)
    numbers = await parameters(posting.site.division, posting.first_day)
    findings = transfer_findings(posting, wage_before_fen, kept_free, numbers)
    if findings:
        raise Invalid([Problem(_field(finding.rule), finding.message, finding.rule) for finding in findings])


def _field(rule: str) -> str:
    return "wage_offered_fen" if rule == "wage-lower" else "week"


async def _open_transfer(actor: Actor, transfer_id: UUID) -> dict[str, Any]:
    await lock_row(InHouseTransfer, transfer_id)
    row: dict[str, Any] | None = (
        await InHouseTransfer.select(
            InHouseTransfer.id,
            InHouseTransfer.state,
            InHouseTransfer.organisation_id,
            InHouseTransfer.wage_before_fen,
            InHouseTransfer.terms,
            *AGREED_AT.values(),
            *TRANSFER_TERMS,
        )
        .where(InHouseTransfer.id == transfer_id)
        .first()
        .output(load_json=True)
    )
    if row is None or (actor.role is Role.EMPLOYER and row["organisation_id"] != actor.organisation_id):
        raise NotFound()
    if actor.role is not Role.EMPLOYER:
        await person(actor, row["person_id"])
    state = TransferState(row["state"])
    if state not in OPEN_TRANSFERS:
        raise NotPossibleNow(say("This transfer is {state}.", state=TRANSFER_LABELS[state]), "transfer-state")
    return row


def _require_own_voice(actor: Actor, transfer: dict[str, Any], party: Party) -> None:
    """Another member of the household may look on, but not agree in the worker's place."""
    not_the_worker = actor.role is Role.WORKER and actor.id != transfer["person_id"]
    if not_the_worker or SPEAKS_FOR.get(actor.role, party) is not party:
        raise NotAllowed(say("You can only speak for yourself here."), "speaks-for-another")


async def _note(actor: Actor, transfer: dict[str, Any], party: Party, stance: Stance, text: str) -> UUID:
    earlier = await NegotiationNote.count().where(NegotiationNote.transfer_id == transfer["id"])
    note = NegotiationNote(
        transfer_id=transfer["id"],
        number=earlier + 1,
        terms=transfer["terms"],
        party=party.value,
        stance=stance.value,
        said_at=clock.now(),
        said_by=actor.id,
        text=text,
    )
    await note.save()
    note_id: UUID = note.id
    await record(actor, TransferNegotiated(transfer["id"], note_id, party, stance, transfer["terms"]))
    return note_id


async def _move(actor: Actor, transfer: dict[str, Any], after: TransferState, why: str = "") -> None:
    before = TransferState(transfer["state"])
    if (before, after) not in TRANSFER_TRANSITIONS:
        raise NotPossibleNow(say("This transfer is {state}.", state=TRANSFER_LABELS[before]), "transfer-state")
    await InHouseTransfer.update({InHouseTransfer.state: after.value}).where(InHouseTransfer.id == transfer["id"])
    transfer["state"] = after.value
    await record(
        actor,
        TransferMoved(transfer["id"], transfer["person_id"], transfer["organisation_id"], before, after),
        why,
    )

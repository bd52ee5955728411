"""Reads of vacancies, transfers and the record of their negotiation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.errors import NotFound
from app.jobs.lifecycle import Party, Stance, TransferState, VacancyState
from app.jobs.postings import NewTransfer, NewVacancy
from app.jobs.reading import TRANSFER_TERMS, VACANCY_TERMS, transfer_of, vacancy_of
from app.jobs.tables import InHouseTransfer, NegotiationNote, Vacancy
from app.offers.findings import Finding, findings_from_json
from app.people.queries import people


@dataclass(frozen=True, slots=True)
class VacancyStanding:
    """A vacancy with what was posted, where it stands with moderation, and what the latest review found."""

    id: UUID
    posted: NewVacancy
    employer: str
    state: VacancyState
    posted_on: date
    places_filled: int
    findings: tuple[Finding, ...]
    reviewed_at: datetime | None


@dataclass(frozen=True, slots=True)
class TransferStanding:
    """A transfer with its present terms, the wage before in fen a month, and when each party agreed."""

    id: UUID
    offered: NewTransfer
    organisation_id: UUID
    employer: str
    state: TransferState
    proposed_on: date
    wage_before_fen: int
    terms: int
    agreed: dict[Party, datetime | None]


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """One note of a negotiation: who said what, when, about which version of the terms."""

    id: UUID
    number: int
    terms: int
    party: Party
    stance: Stance
    said_at: datetime
    said_by: UUID | None
    text: str


async def vacancy(actor: Actor, vacancy_id: UUID) -> VacancyStanding:
    """One vacancy: staff and its employer see any state, others only live ones. Raises NotFound."""
    found = await vacancies(actor, vacancy_ids=[vacancy_id])
    if not found:
        raise NotFound()
    return found[0]


async def vacancies(
    actor: Actor,
    *,
    vacancy_ids: Sequence[UUID] | None = None,
    state: VacancyState | None = None,
    after: UUID | None = None,
    limit: int = 50,
) -> list[VacancyStanding]:
    """Vacancies this actor may see, by id, those behind `after`: the moderation queue is `state` IN_REVIEW."""
    if vacancy_ids is not None and not vacancy_ids:
        return []
    query = _vacancies().where(_visible_vacancies(actor)).order_by(Vacancy.id).limit(limit)
    if vacancy_ids is not None:
        query = query.where(Vacancy.id.is_in(list(vacancy_ids))).limit(max(limit, len(vacancy_ids)))
    if state is not None:
        query = query.where(Vacancy.state == state.value)
    if after is not None:
        query = query.where(Vacancy.id > after)
    return [_vacancy(row) for row in await query]


async def transfers_of(actor: Actor, person_ids: Sequence[UUID]) -> list[TransferStanding]:
    """The transfers of the people among `person_ids` this actor may see, or, for an employer, of its own firm."""
    if not person_ids:
        return []
    condition: Any = InHouseTransfer.person_id.is_in(list(person_ids))
    if actor.role is Role.EMPLOYER:
        condition &= InHouseTransfer.organisation_id == actor.organisation_id
    else:
        seen = list(await people(actor, person_ids))
        if not seen:
            return []
        condition = InHouseTransfer.person_id.is_in(seen)
    return [_transfer(row) for row in await _transfers().where(condition).order_by(InHouseTransfer.id)]


async def transfer(actor: Actor, transfer_id: UUID) -> TransferStanding:
    """One transfer. Raises NotFound for someone who may not see its worker, and for another employer."""
    row = await _transfers().where(InHouseTransfer.id == transfer_id).first()
    if row is None:
        raise NotFound()
    own = actor.role is Role.EMPLOYER and row["organisation_id"] == actor.organisation_id
    if not own and row["person_id"] not in await people(actor, [row["person_id"]]):
        raise NotFound()
    return _transfer(row)


async def negotiation_of(actor: Actor, transfer_id: UUID) -> list[NoteSaid]:
    """The record of a negotiation in order, for those who may see the transfer. Raises NotFound."""
    await transfer(actor, transfer_id)
    rows = (
        await NegotiationNote.select(
            NegotiationNote.id,
            NegotiationNote.number,
            NegotiationNote.terms,
            NegotiationNote.party,
            NegotiationNote.stance,
            NegotiationNote.said_at,
            NegotiationNote.said_by,
            NegotiationNote.text,
        )
        .where(NegotiationNote.transfer_id == transfer_id)
        .order_by(NegotiationNote.number)
    )
    return [NoteSaid(**{**row, "party": Party(row["party"]), "stance": Stance(row["stance"])}) for row in rows]


def _visible_vacancies(actor: Actor) -> Any:
    live = Vacancy.state == VacancyState.LIVE.value
    if actor.role is Role.SYSTEM or actor.is_staff:
        return Vacancy.id.is_not_null()
    if actor.role is Role.EMPLOYER and actor.organisation_id is not None:
        return live | (Vacancy.organisation_id == actor.organisation_id)
    return live


def _vacancies() -> Any:
    return Vacancy.select(
        Vacancy.id,
        Vacancy.organisation_id.name.as_alias("employer"),
        Vacancy.state,
        Vacancy.posted_on,
        Vacancy.places_filled,
        Vacancy.findings,
        Vacancy.reviewed_at,
        *VACANCY_TERMS,
    ).output(load_json=True)


def _transfers() -> Any:
    return InHouseTransfer.select(
        InHouseTransfer.id,
        InHouseTransfer.organisation_id,
        InHouseTransfer.organisation_id.name.as_alias("employer"),
        InHouseTransfer.state,
        InHouseTransfer.proposed_on,
        InHouseTransfer.wage_before_fen,
        InHouseTransfer.terms,
        InHouseTransfer.union_agreed_at,
        InHouseTransfer.firm_agreed_at,
        InHouseTransfer.worker_agreed_at,
        *TRANSFER_TERMS,
    ).output(load_json=True)


def _vacancy(row: dict[str, Any]) -> VacancyStanding:
    return VacancyStanding(
        id=row["id"],
        posted=vacancy_of(row),
        employer=row["employer"],
        state=VacancyState(row["state"]),
        posted_on=row["posted_on"],
        places_filled=row["places_filled"],
        findings=findings_from_json(row["findings"]),
        reviewed_at=row["reviewed_at"],
    )


def _transfer(row: dict[str, Any]) -> TransferStanding:
    return TransferStanding(
        id=row["id"],
        offered=transfer_of(row),
        organisation_id=row["organisation_id"],
        employer=row["employer"],
        state=TransferState(row["state"]),
        proposed_on=row["proposed_on"],
        wage_before_fen=row["wage_before_fen"],
        terms=row["terms"],
        agreed={party: row[f"{party.value}_agreed_at"] for party in Party},
    )

"""Reads of organisations: public facts, so no actor is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.errors import NotFound
from app.organisations.lifecycle import Standing
from app.organisations.rules import OrganisationKind, read_credit_code
from app.organisations.tables import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationSummary:
    """An organisation as others see it."""

    id: UUID
    kind: OrganisationKind
    name: str
    division: str
    address: str
    credit_code: str | None
    standing: Standing
    parent_id: UUID | None

    @property
    def in_good_standing(self) -> bool:
        """Whether its offers may reach people."""
        return self.standing is Standing.GOOD


async def organisation(organisation_id: UUID) -> OrganisationSummary:
    """The organisation. Raises NotFound."""
    found = await organisations([organisation_id])
    if organisation_id not in found:
        raise NotFound()
    return found[organisation_id]


async def organisations(ids: Sequence[UUID]) -> dict[UUID, OrganisationSummary]:
    """The organisations among `ids` that there are, in one query."""
    if not ids:
        return {}
    rows = await _select().where(Organisation.id.is_in(list(set(ids))))
    return {row["id"]: _summary(row) for row in rows}


async def organisations_of_kind(
    kind: OrganisationKind, *, standing: Standing | None = None, after: UUID | None = None, limit: int = 50
) -> list[OrganisationSummary]:
    """Organisations of one kind, oldest first; `after` is the last id of the page before."""
    query = _select().where(Organisation.kind == kind.value).order_by(Organisation.id).limit(limit)
    if standing is not None:
        query = query.where(Organisation.standing == standing.value)
    if after is not None:
        query = query.where(Organisation.id > after)
    return [_summary(row) for row in await query]


async def organisation_by_credit_code(text: str) -> OrganisationSummary | None:
    """The organisation with this unified social credit code, however it is typed, or None."""
    rows = await _select().where(Organisation.credit_code == read_credit_code(text))
    return _summary(rows[0]) if rows else None


def _select() -> Any:
    return Organisation.select(
        Organisation.id,
        Organisation.kind,
        Organisation.name,
        Organisation.division,
        Organisation.address,
        Organisation.credit_code,
        Organisation.standing,
        Organisation.parent_id,
    )


def _summary(row: dict[str, Any]) -> OrganisationSummary:
    return OrganisationSummary(**{**row, "kind": OrganisationKind(row["kind"]), "standing": Standing(row["standing"])})

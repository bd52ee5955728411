"""The verbs of organisations: register, verify, suspend."""

from dataclasses import dataclass
from uuid import UUID

from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import Invalid, NotPossibleNow, Problem
from app.history import record
from app.identifiers import new_id
from app.organisations.events import OrganisationRegistered, StandingChanged
from app.organisations.lifecycle import STANDING_LABELS, TRANSITIONS, Standing
from app.organisations.queries import organisation, organisation_by_credit_code
from app.organisations.rules import OrganisationKind, credit_code_problem, read_credit_code
from app.organisations.tables import Organisation
from app.regions.divisions import division, is_division
from app.sentences import say


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What is asked when an organisation comes onto the platform; employers give their credit code."""

    kind: OrganisationKind
    name: str
    division: str
    address: str = ""
    credit_code: str | None = None
    parent_id: UUID | None = None


@atomic
async def register(actor: Actor, new: NewOrganisation, *, key: str | None = None) -> UUID:
    """Enter an organisation, not yet verified; a supervisor verifies it. Raises Invalid with every wrong field."""
    require(actor, Role.SUPERVISOR, Role.CASEWORKER, Role.EMPLOYER)
    problems = [*_problems_of(actor, new), *await _conflicts(new)]
    if problems:
        raise Invalid(problems)
    row = Organisation(
        id=new_id(),
        kind=new.kind.value,
        name=new.name.strip(),
        division=division(new.division).code,
        address=new.address.strip(),
        credit_code=read_credit_code(new.credit_code) if new.credit_code else None,
        standing=Standing.UNVERIFIED.value,
        parent_id=new.parent_id,
    )
    await Organisation.insert(row)
    await record(actor, OrganisationRegistered(row.id, new.kind, Standing.UNVERIFIED))
    return UUID(str(row.id))


@atomic
async def verify(actor: Actor, organisation_id: UUID, *, why: str = "") -> None:
    """Confirm that the organisation is what it says; also lifts a suspension. Raises NotFound, NotPossibleNow."""
    await _move(actor, "verify", organisation_id, why)


@atomic
async def suspend(actor: Actor, organisation_id: UUID, why: str) -> None:
    """Keep the organisation's offers from people until verified again. Raises NotFound, NotPossibleNow, Invalid."""
    if not why.strip():
        raise Invalid([Problem("why", say("Write why the organisation is suspended."), "suspension-needs-reason")])
    await _move(actor, "suspend", organisation_id, why)


async def _move(actor: Actor, verb: str, organisation_id: UUID, why: str) -> None:
    transition = TRANSITIONS[verb]
    require(actor, *transition.roles)
    await lock_row(Organisation, organisation_id)
    before = (await organisation(organisation_id)).standing
    if before is transition.target:
        return
    if before not in transition.origins:
        raise NotPossibleNow(
            say("This is not possible for an organisation that is: {standing}.", standing=STANDING_LABELS[before]),
            "organisation-standing",
        )
    await Organisation.update({Organisation.standing: transition.target.value}).where(
        Organisation.id == organisation_id
    )
    await record(actor, StandingChanged(organisation_id, transition.target, before), why)


def _problems_of(actor: Actor, new: NewOrganisation) -> list[Problem]:
    found = []
    if not new.name.strip():
        found.append(Problem("name", say("Write the full name, as on the seal."), "name-missing"))
    if len(new.name.strip()) > 120:
        found.append(Problem("name", say("A name has at most {count} characters.", count=120), "name-too-long"))
    if not is_division(new.division):
        found.append(Problem("division", say("Choose the county or district."), "division-unknown"))
    if actor.role is Role.EMPLOYER and new.kind is not OrganisationKind.EMPLOYER:
        found.append(Problem("kind", say("An employer can only register a firm."), "own-kind-only"))
    if new.credit_code:
        wrong = credit_code_problem(read_credit_code(new.credit_code))
        if wrong is not None:
            found.append(Problem("credit_code", wrong, "credit-code"))
    elif actor.role is Role.EMPLOYER:
        found.append(
            Problem("credit_code", say("Write the 18 characters from the business licence."), "credit-code-missing")
        )
    return found


async def _conflicts(new: NewOrganisation) -> list[Problem]:
    found = []
    if new.credit_code and await organisation_by_credit_code(new.credit_code):
        text = say("An organisation with this code is already registered. Ask its administrator for access.")
        found.append(Problem("credit_code", text, "credit-code-taken"))
    if new.parent_id is not None and not await Organisation.exists().where(
        (Organisation.id == new.parent_id) & (Organisation.kind == OrganisationKind.UNION.value)
    ):
        found.append(Problem("parent_id", say("The organisation above must be a trade union."), "parent-not-union"))
    return found

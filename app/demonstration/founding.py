"""Founds the invented town: its federation, firms, schools and provider, its parameters and school terms."""

from datetime import date
from uuid import UUID

from app.actors import Actor, Role
from app.demonstration.eight_families import EIGHT_FAMILIES
from app.demonstration.family import Family
from app.demonstration.offers import draw_firms
from app.demonstration.places import LOCALITIES, Locality
from app.demonstration.settling import Staff
from app.identifiers import new_id
from app.organisations.actions import NewOrganisation, register, verify
from app.organisations.rules import OrganisationKind, credit_code_check_character
from app.regions.actions import seed_defaults
from app.schedules.actions import set_term
from app.schedules.entries import NewTerm

FEDERATION = "暖岗示范总工会"
PROVIDER = "暖岗示范职业培训学校"

TERMS = (
    ("2025春", date(2025, 2, 24), date(2025, 7, 4), (date(2025, 6, 23), date(2025, 7, 4)), date(2025, 8, 31)),
    ("2025秋", date(2025, 9, 1), date(2026, 1, 16), (date(2026, 1, 5), date(2026, 1, 16)), date(2026, 3, 1)),
    ("2026春", date(2026, 3, 2), date(2026, 7, 3), (date(2026, 6, 22), date(2026, 7, 3)), date(2026, 8, 31)),
)
"""Name, first and last day, exam weeks, and last day of the school holidays, of every school of the town."""


async def found_town(seed: int, families: tuple[Family, ...]) -> Staff:
    """Register the federation and every organisation the town's people and openings name; answers who acts for it."""
    founder = Actor(Role.SUPERVISOR, new_id())
    await seed_defaults(founder)
    union_id = await _organisation(founder, OrganisationKind.UNION, FEDERATION, LOCALITIES[0])
    supervisor = Actor(Role.SUPERVISOR, founder.id, union_id)
    staff = Staff(caseworker=Actor(Role.CASEWORKER, new_id(), union_id), supervisor=supervisor)
    staff.organisations[FEDERATION] = union_id
    staff.organisations[PROVIDER] = await _organisation(supervisor, OrganisationKind.PROVIDER, PROVIDER, LOCALITIES[0])
    await _found_firms(staff, seed)
    await _found_schools(staff, families)
    return staff


async def found_firm(staff: Staff, name: str, locality: Locality) -> UUID:
    """Register and verify a firm, and keep it among the town's organisations; answers its id."""
    code = _credit_code(locality, len(staff.organisations))
    firm_id = await _organisation(staff.supervisor, OrganisationKind.EMPLOYER, name, locality, code)
    staff.organisations[name] = firm_id
    return firm_id


async def _found_firms(staff: Staff, seed: int) -> None:
    firms = {firm.name: firm.locality for firm in draw_firms(seed)}
    for family in EIGHT_FAMILIES:
        locality = next(place for place in LOCALITIES if place.division == family.home.division)
        firms |= {member.work.firm: locality for member in family.members if member.work and member.work.firm}
    for name, locality in firms.items():
        await found_firm(staff, name, locality)


async def _found_schools(staff: Staff, families: tuple[Family, ...]) -> None:
    studies = [
        (member.study.school, family.home.division) for family in families for member in family.members if member.study
    ]
    for name, division in dict(studies).items():
        locality = next(place for place in LOCALITIES if place.division == division)
        school_id = await _organisation(staff.supervisor, OrganisationKind.SCHOOL, name, locality)
        staff.organisations[name] = school_id
        for title, first_day, last_day, exams, vacation_until in TERMS:
            await set_term(staff.supervisor, NewTerm(school_id, title, first_day, last_day, (exams,), vacation_until))


async def _organisation(
    actor: Actor, kind: OrganisationKind, name: str, locality: Locality, credit_code: str | None = None
) -> UUID:
    new = NewOrganisation(kind, name, locality.division, credit_code=credit_code)
    organisation_id = await register(actor, new)
    await verify(actor, organisation_id)
    return organisation_id


def _credit_code(locality: Locality, number: int) -> str:
    """A well-formed code that no firm has: its organisation part is a running number."""
    first = f"91{locality.division}MA{number:07d}"
    return first + credit_code_check_character(first)

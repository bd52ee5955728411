"""Organisations: registered, verified, suspended."""

import pytest

from app.actors import SYSTEM, Actor, Role
from app.db import ConstraintBroken
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import story_of
from app.identifiers import new_id
from app.organisations.actions import NewOrganisation, register, suspend, verify
from app.organisations.lifecycle import STANDING_LABELS, TRANSITIONS, Standing
from app.organisations.queries import (
    organisation,
    organisation_by_credit_code,
    organisations,
    organisations_of_kind,
)
from app.organisations.rules import KIND_LABELS, OrganisationKind
from app.organisations.tables import Organisation

CODE = "91350100M000100Y43"
FIRM = NewOrganisation(OrganisationKind.EMPLOYER, "泉港顺兴物流有限公司", "350505", "驿峰路 1 号", CODE)
SUPERVISOR = Actor(Role.SUPERVISOR, new_id(), new_id())
EMPLOYER = Actor(Role.EMPLOYER, new_id())


async def test_a_firm_begins_unverified_and_is_verified_by_a_supervisor(database: object) -> None:
    firm = await register(EMPLOYER, FIRM)
    assert (await organisation(firm)).standing is Standing.UNVERIFIED
    with pytest.raises(NotAllowed):
        await verify(EMPLOYER, firm)
    await verify(SUPERVISOR, firm, why="licence seen")
    assert (await organisation(firm)).in_good_standing
    told = [(entry.event, entry.why) for entry in await story_of([firm])]
    assert told == [("OrganisationRegistered", ""), ("StandingChanged", "licence seen")]


async def test_a_suspension_needs_a_reason_and_is_lifted_by_verifying_again(database: object) -> None:
    firm = await register(SYSTEM, FIRM)
    with pytest.raises(Invalid, match="suspension-needs-reason"):
        await suspend(SUPERVISOR, firm, " ")
    await suspend(SUPERVISOR, firm, "wages unpaid")
    assert (await organisation(firm)).standing is Standing.SUSPENDED
    await verify(SUPERVISOR, firm)
    assert (await organisation(firm)).standing is Standing.GOOD


async def test_verifying_twice_is_told_once(database: object) -> None:
    firm = await register(SYSTEM, FIRM)
    for _ in range(2):
        await verify(SUPERVISOR, firm)
    assert len(await story_of([firm])) == 2


async def test_a_credit_code_is_registered_once_however_it_is_typed(database: object) -> None:
    firm = await register(SYSTEM, FIRM)
    again = NewOrganisation(OrganisationKind.EMPLOYER, "另一家", "350505", "", " 91350100m000100ｙ43")
    with pytest.raises(Invalid, match="credit-code-taken"):
        await register(EMPLOYER, again)
    found = await organisation_by_credit_code("91350100 M000100Y43")
    assert found is not None and found.id == firm


async def test_the_database_itself_keeps_credit_codes_and_standings_right(database: object) -> None:
    await register(SYSTEM, FIRM)
    for values in ({"credit_code": CODE}, {"standing": "excellent"}, {"kind": "club"}):
        row = {"kind": "employer", "name": "x", "division": "00", **values}
        with pytest.raises(ConstraintBroken):
            await Organisation.insert(Organisation(**row))


async def test_every_wrong_field_is_named_at_once(database: object) -> None:
    wrong = NewOrganisation(OrganisationKind.UNION, " ", "999999", "", "123", new_id())
    with pytest.raises(Invalid) as refused:
        await register(EMPLOYER, wrong)
    assert [problem.rule for problem in refused.value.problems] == [
        "name-missing",
        "division-unknown",
        "own-kind-only",
        "credit-code",
        "parent-not-union",
    ]


async def test_an_employer_must_give_its_credit_code(database: object) -> None:
    with pytest.raises(Invalid, match="credit-code-missing"):
        await register(EMPLOYER, NewOrganisation(OrganisationKind.EMPLOYER, "顺兴", "350505"))


async def test_a_union_stands_under_a_federation(database: object) -> None:
    city = await register(SYSTEM, NewOrganisation(OrganisationKind.UNION, "泉州市总工会", "350500"))
    district = NewOrganisation(OrganisationKind.UNION, "泉港区总工会", "350505", parent_id=city)
    seen = await organisation(await register(SYSTEM, district))
    assert seen.parent_id == city
    assert (await organisation(city)).division == "3505"


async def test_organisations_are_listed_by_kind_and_page(database: object) -> None:
    ids = [
        await register(SYSTEM, NewOrganisation(OrganisationKind.SCHOOL, f"学校{number}", "350505"))
        for number in range(3)
    ]
    await verify(SYSTEM, ids[0])
    first = await organisations_of_kind(OrganisationKind.SCHOOL, limit=2)
    rest = await organisations_of_kind(OrganisationKind.SCHOOL, after=first[-1].id)
    assert [one.id for one in (*first, *rest)] == ids
    good = await organisations_of_kind(OrganisationKind.SCHOOL, standing=Standing.GOOD)
    assert [one.id for one in good] == ids[:1]
    assert set(await organisations([*ids, new_id()])) == set(ids)


async def test_what_is_not_there_is_not_found(database: object) -> None:
    with pytest.raises(NotFound):
        await organisation(new_id())
    with pytest.raises(NotFound):
        await verify(SUPERVISOR, new_id())


def test_every_kind_and_standing_has_a_label_and_every_verb_leads_somewhere_new() -> None:
    assert set(KIND_LABELS) == set(OrganisationKind) and set(STANDING_LABELS) == set(Standing)
    assert all(transition.target not in transition.origins for transition in TRANSITIONS.values())


async def test_what_a_verb_does_not_start_from_is_refused(database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    firm = await register(SYSTEM, FIRM)
    only_good = type(TRANSITIONS["suspend"])(frozenset({Standing.GOOD}), Standing.SUSPENDED, (Role.SUPERVISOR,))
    monkeypatch.setitem(TRANSITIONS, "suspend", only_good)
    with pytest.raises(NotPossibleNow, match="organisation-standing"):
        await suspend(SUPERVISOR, firm, "wages unpaid")

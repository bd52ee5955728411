"""Who may see what, and what is kept of every look."""

from datetime import date

import pytest

from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import story_of
from app.identifiers import new_id
from app.people.actions import (
    add_person,
    give_consent,
    hand_over_household,
    look_at_diagnosis,
    look_at_id_number,
    record_diagnosis,
    withdraw_consent,
)
from app.people.encryption import CannotOpen
from app.people.entries import NewPerson
from app.people.id_numbers import id_number_check_character
from app.people.overview import household_overview
from app.people.queries import find_people, household, households, people, person
from app.people.tables import Diagnosis, Person
from app.people.terms import ConsentPurpose, Kinship, Sex
from tests.cast import Town

FIRST = "35050519900203123"
NUMBER = FIRST + id_number_check_character(FIRST)
BROTHER = NewPerson("谢明亮", date(1990, 2, 3), Sex.MALE, Kinship.SIBLING, id_number=NUMBER)


async def test_another_unions_caseworker_finds_nothing(town: Town) -> None:
    await add_person(town.caseworker, town.household, BROTHER)
    assert await people(town.outsider, [town.worker, town.child]) == {}
    assert await households(town.outsider) == []
    assert await find_people(town.outsider, "谢") == []
    assert await find_people(town.outsider, NUMBER) == []
    for read in (household(town.outsider, town.household), person(town.outsider, town.worker)):
        with pytest.raises(NotFound):
            await read
    with pytest.raises(NotFound):
        await add_person(town.outsider, town.household, BROTHER)


async def test_the_own_unions_caseworker_finds_by_name_and_by_id_number(town: Town) -> None:
    brother = await add_person(town.caseworker, town.household, BROTHER)
    assert [found.id for found in await find_people(town.caseworker, " 谢小 ")] == [town.child]
    assert [found.id for found in await find_people(town.caseworker, NUMBER.lower())] == [brother]
    assert await find_people(town.caseworker, "%") == []


async def test_a_worker_sees_the_own_household_and_a_student_only_themself(town: Town) -> None:
    as_worker, as_student = Actor(Role.WORKER, town.worker), Actor(Role.STUDENT, town.child)
    everyone = [town.worker, town.partner, town.child]
    assert set(await people(as_worker, everyone)) == set(everyone)
    assert set(await people(as_student, everyone)) == {town.child}
    assert await people(Actor(Role.EMPLOYER, new_id(), town.union), everyone) == {}
    assert await people(Actor(Role.CASEWORKER, new_id(), None), everyone) == {}


async def test_a_household_handed_over_is_seen_by_the_new_union_alone(town: Town) -> None:
    assert town.outsider.organisation_id is not None
    await hand_over_household(town.supervisor, town.household, town.outsider.organisation_id, "moved to Fumin")
    assert (await household(town.outsider, town.household)).union_id == town.outsider.organisation_id
    with pytest.raises(NotFound):
        await household(town.caseworker, town.household)


async def test_an_id_number_is_sealed_in_its_row_and_a_look_is_in_the_history(town: Town) -> None:
    brother = await add_person(town.caseworker, town.household, BROTHER)
    stored = await Person.select(Person.id_number, Person.id_number_index).where(Person.id == brother).first()
    assert stored is not None and NUMBER not in stored["id_number"] and NUMBER not in stored["id_number_index"]
    assert await look_at_id_number(town.caseworker, brother, "contract") == NUMBER
    last = (await story_of([brother]))[-1]
    assert (last.event, last.why, last.actor_id) == ("IdNumberSeen", "contract", town.caseworker.id)
    assert NUMBER not in repr(await story_of([brother]))


async def test_pages_show_the_id_number_masked(town: Town) -> None:
    brother = await add_person(town.caseworker, town.household, BROTHER)
    overview = await household_overview(town.caseworker, town.household)
    shown = {member.member.id: member.masked_id_number for member in overview.members}
    assert shown[brother] == "350505" + "*" * 11 + NUMBER[-1]
    assert shown[town.worker] == ""


async def test_the_same_id_number_enters_a_union_once(town: Town) -> None:
    await add_person(town.caseworker, town.household, BROTHER)
    with pytest.raises(Invalid, match="id-number-taken"):
        await add_person(town.caseworker, town.household, BROTHER)


async def test_every_wrong_field_of_a_member_is_named_at_once(town: Town) -> None:
    wrong = NewPerson(" ", date(1899, 1, 1), Sex.FEMALE, Kinship.OTHER, phone="1" * 21, id_number="110105491231002")
    with pytest.raises(Invalid) as refused:
        await add_person(town.caseworker, town.household, wrong)
    assert [problem.field for problem in refused.value.problems] == ["name", "birth_date", "phone", "id_number"]


async def test_an_id_number_must_agree_with_birth_and_sex(town: Town) -> None:
    for wrong, rule in (
        (NewPerson("谢明亮", date(1990, 2, 4), Sex.MALE, Kinship.SIBLING, id_number=NUMBER), "id-number-birth"),
        (NewPerson("谢明亮", date(1990, 2, 3), Sex.FEMALE, Kinship.SIBLING, id_number=NUMBER), "id-number-sex"),
    ):
        with pytest.raises(Invalid, match=rule):
            await add_person(town.caseworker, town.household, wrong)


async def test_a_diagnosis_needs_consent_and_every_look_is_in_the_history(town: Town) -> None:
    with pytest.raises(NotPossibleNow, match="health-consent"):
        await record_diagnosis(town.caseworker, town.worker, "慢性肝病")
    await give_consent(town.caseworker, town.worker, [ConsentPurpose.HEALTH])
    await record_diagnosis(town.caseworker, town.worker, "慢性肝病")
    stored = await Diagnosis.select(Diagnosis.text).first()
    assert stored is not None and "肝" not in stored["text"]
    assert await look_at_diagnosis(town.caseworker, town.worker, "plan a transfer") == "慢性肝病"
    looks = [entry for entry in await story_of([town.worker]) if entry.event == "DiagnosisSeen"]
    assert [(look.why, look.actor_id) for look in looks] == [("plan a transfer", town.caseworker.id)]
    assert "肝" not in repr(await story_of([town.worker]))


async def test_a_diagnosis_is_shown_to_named_staff_of_the_own_union_only(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, [ConsentPurpose.HEALTH])
    await record_diagnosis(town.caseworker, town.worker, "慢性肝病")
    for actor, refusal in (
        (town.outsider, NotFound),
        (SYSTEM, NotAllowed),
        (Actor(Role.CASEWORKER, None, town.union), NotAllowed),
        (Actor(Role.EMPLOYER, new_id(), town.union), NotAllowed),
        (Actor(Role.WORKER, town.worker), NotAllowed),
    ):
        with pytest.raises(refusal):
            await look_at_diagnosis(actor, town.worker, "curious")
    with pytest.raises(Invalid, match="purpose-missing"):
        await look_at_diagnosis(town.caseworker, town.worker, "  ")
    await withdraw_consent(town.caseworker, town.worker, ConsentPurpose.HEALTH)
    with pytest.raises(NotPossibleNow):
        await look_at_diagnosis(town.caseworker, town.worker, "plan a transfer")
    assert not [entry for entry in await story_of([town.worker]) if entry.event == "DiagnosisSeen"]


async def test_a_diagnosis_copied_to_another_row_does_not_open(town: Town) -> None:
    for one in (town.worker, town.partner):
        await give_consent(town.caseworker, one, [ConsentPurpose.HEALTH])
        await record_diagnosis(town.caseworker, one, f"of {one}")
    first, second = await Diagnosis.select(Diagnosis.id, Diagnosis.text, Diagnosis.person_id).order_by(Diagnosis.id)
    await Diagnosis.update({Diagnosis.text: first["text"]}).where(Diagnosis.id == second["id"])
    with pytest.raises(CannotOpen):
        await look_at_diagnosis(town.caseworker, second["person_id"], "plan")

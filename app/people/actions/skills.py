"""What a person can do: skills by their canonical word, licences by their code."""

from datetime import date
from uuid import UUID

from app.actors import Actor
from app.db import atomic, lock_row
from app.errors import Problem
from app.history import record
from app.identifiers import new_id
from app.people.actions.permissions import person_for_self, person_for_staff, refuse
from app.people.events import LicenceRecorded, SkillRecorded
from app.people.tables import Person, PersonLicence, PersonSkill
from app.sentences import say
from app.skills.values import HeldSkill, Licence


@atomic
async def record_skill(
    actor: Actor, person_id: UUID, skill: HeldSkill, *, evidence: str = "", key: str | None = None
) -> UUID:
    """Enter a skill, or raise its level; a lower level than the one on file changes nothing. Gives the skill's row.

    By the person or staff; `evidence` names the certificate or course. Raises NotFound, Invalid.
    """
    await person_for_self(actor, person_id)
    if not skill.name.strip():
        refuse([Problem("name", say("Choose a skill."), "missing")])
    await lock_row(Person, person_id)
    held = (PersonSkill.person_id == person_id) & (PersonSkill.name == skill.name)
    before = await PersonSkill.select(PersonSkill.id, PersonSkill.level).where(held).first()
    if before is not None and before["level"] >= skill.level:
        return UUID(str(before["id"]))
    skill_id = UUID(str(before["id"])) if before else new_id()
    if before:
        await PersonSkill.update({PersonSkill.level: int(skill.level), PersonSkill.evidence: evidence}).where(held)
    else:
        await PersonSkill.insert(
            PersonSkill(id=skill_id, person_id=person_id, name=skill.name, level=int(skill.level), evidence=evidence)
        )
    await record(actor, SkillRecorded(person_id, int(skill.level)))
    return skill_id


@atomic
async def record_licence(
    actor: Actor,
    person_id: UUID,
    licence: Licence,
    *,
    valid_from: date | None = None,
    valid_until: date | None = None,
    key: str | None = None,
) -> UUID:
    """Enter a licence that staff have seen, with its days; the same again is the same row. Raises NotFound, Invalid."""
    await person_for_staff(actor, person_id)
    if valid_from is not None and valid_until is not None and valid_until < valid_from:
        refuse([Problem("valid_until", say("The last day lies before the first."), "days-in-order")])
    await lock_row(Person, person_id)
    held = PersonLicence.select(PersonLicence.id, PersonLicence.valid_from, PersonLicence.valid_until).where(
        (PersonLicence.person_id == person_id) & (PersonLicence.code == licence.code)
    )
    for before in await held:
        if (before["valid_from"], before["valid_until"]) == (valid_from, valid_until):
            return UUID(str(before["id"]))
    row = PersonLicence(
        id=new_id(), person_id=person_id, code=licence.code, valid_from=valid_from, valid_until=valid_until
    )
    await PersonLicence.insert(row)
    await record(actor, LicenceRecorded(person_id, licence.code))
    return UUID(str(row.id))

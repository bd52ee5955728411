"""What a caseworker does with a household's case."""

from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.casework.events import CaseClosed, CaseHandedOver, CaseOpened, CaseReopened, HomeVisited, PlanAgreed
from app.casework.lifecycle import CaseState, ClosingReason
from app.casework.queries import CaseStanding, case_by_id, case_of_person, unresolved_causes
from app.casework.rules import may_close, next_yearly_check
from app.casework.tables import Case, CasePlan, HomeVisit, Reopening
from app.db import atomic, lock_row
from app.errors import Invalid, Problem
from app.history import record
from app.matching.terms import FailureCause
from app.people.queries import household
from app.sentences import Sentence, all_to_json, say


@atomic
async def open_case(
    actor: Actor, household_id: UUID, *, caseworker_id: UUID | None = None, key: str | None = None
) -> UUID:
    """Open the case of a household and name who answers for it; a household has one case for good. Raises NotFound."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    await household(actor, household_id)
    today = clock.today()
    case = Case(
        household_id=household_id,
        caseworker_id=caseworker_id or actor.id,
        opened_on=today,
        yearly_check_due=next_yearly_check(today),
    )
    await case.save()
    await record(actor, CaseOpened(case.id, household_id))
    return case.id


@atomic
async def hand_over(actor: Actor, case_id: UUID, caseworker_id: UUID, *, why: str = "", key: str | None = None) -> None:
    """Make another caseworker answer for the case."""
    await _locked_case(actor, case_id)
    await Case.update({Case.caseworker_id: caseworker_id}).where(Case.id == case_id)
    await record(actor, CaseHandedOver(case_id, caseworker_id), why)


@atomic
async def agree_plan(actor: Actor, case_id: UUID, steps: tuple[Sentence, ...], *, key: str | None = None) -> int:
    """Agree the next version of the plan; answers its number. Raises Invalid for a plan without a step."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    if not steps:
        raise Invalid([Problem("steps", say("Write down at least one step of the plan."), "plan-needs-a-step")])
    await _locked_case(actor, case_id)
    version: int = 1 + await CasePlan.count().where(CasePlan.case_id == case_id)
    await CasePlan(
        case_id=case_id, version=version, steps=all_to_json(steps), agreed_on=clock.today(), agreed_by=actor.id
    ).save()
    await record(actor, PlanAgreed(case_id, version))
    return version


@atomic
async def note_home_visit(
    actor: Actor, case_id: UUID, visited_on: date, findings: str, *, key: str | None = None
) -> UUID:
    """Write down a home visit. Raises Invalid for a day to come or a visit without findings."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    problems = []
    if visited_on > clock.today():
        problems.append(Problem("visited_on", say("A visit cannot lie in the future."), "visit-in-the-past"))
    if not findings.strip():
        problems.append(Problem("findings", say("Write what you found, in a sentence or two."), "visit-needs-findings"))
    if problems:
        raise Invalid(problems)
    await case_by_id(actor, case_id)
    visit = HomeVisit(case_id=case_id, visited_on=visited_on, visited_by=actor.id, findings=findings.strip())
    await visit.save()
    await record(actor, HomeVisited(case_id, visit.id))
    return visit.id


@atomic
async def close_case(
    actor: Actor, case_id: UUID, reason: ClosingReason, *, why: str = "", key: str | None = None
) -> None:
    """Close a case. Raises NotPossibleNow where `rules.may_close` says no: exit by work needs stable income."""
    case = await _locked_case(actor, case_id)
    may_close(case.state, reason, case.stable_since).or_refuse()
    await Case.update(
        {Case.state: CaseState.CLOSED.value, Case.closed_on: clock.today(), Case.closing_reason: reason.value}
    ).where(Case.id == case_id)
    await record(actor, CaseClosed(case_id, reason), why)


@atomic
async def note_stability(actor: Actor, person_id: UUID, stable_since: date | None) -> None:
    """Keep on the case since when the household's income counts as stable; None when it does not. The program's own."""
    require(actor, Role.SYSTEM)
    case = await case_of_person(actor, person_id)
    if case is not None and case.stable_since != stable_since:
        await Case.update({Case.stable_since: stable_since}).where(Case.id == case.id)


@atomic
async def reopen(
    actor: Actor,
    person_id: UUID,
    trigger: str,
    cause: FailureCause | None,
    placement_id: UUID | None = None,
    *,
    why: str = "",
    key: str | None = None,
) -> UUID | None:
    """Take a household's case up again, keeping the old reasons for aid and the coded cause of the failure.

    `trigger` is the code of the rule that asked for it. A case still open is noted, not opened twice; a closed one is a
    relapse. Answers the id of the note, or None for a person without a case.
    """
    case = await case_of_person(actor, person_id)
    if case is None:
        return None
    await lock_row(Case, case.id)
    relapse = case.state is CaseState.CLOSED
    row = Reopening(
        case_id=case.id,
        person_id=person_id,
        placement_id=placement_id,
        reopened_on=clock.today(),
        trigger=trigger,
        cause=cause.value if cause else None,
        old_causes=await unresolved_causes(case.household_id),
        old_closing_reason=case.closing_reason.value if case.closing_reason else None,
        relapse=relapse,
    )
    await row.save()
    await Case.update(
        {
            Case.state: CaseState.OPEN.value,
            Case.closed_on: None,
            Case.closing_reason: None,
            Case.stable_since: None,
            Case.times_reopened: Case.times_reopened + 1,
        }
    ).where(Case.id == case.id)
    await record(actor, CaseReopened(case.id, person_id, placement_id, trigger, cause, relapse), why)
    return row.id


async def _locked_case(actor: Actor, case_id: UUID) -> CaseStanding:
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    await lock_row(Case, case_id)
    return await case_by_id(actor, case_id)

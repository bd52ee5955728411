"""What a member earns month by month, entered with its evidence, and what is answered when the platform asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from app.actors import Actor, Role
from app.demonstration.diaries.diary import Diary
from app.followups.answering import Answer, MonthPaid, answer_followup
from app.followups.income import NewIncome, record_income
from app.followups.lifecycle import Evidence, FollowUpState, IncomeKind, Instrument
from app.followups.months import later, month_of
from app.followups.queries import Contact, followups_of, followups_of_person
from app.placements.queries import placement

PAY_DAY = 10
"""The day of the next month on which pay slips, bank lists and statements reach the office."""

PROOF = (Evidence.BANK, Evidence.SOCIAL_INSURANCE)


@dataclass(frozen=True, slots=True)
class Earnings:
    """What work pays from `first_month` on, in yuan a month, and what proves it: the kinds of evidence in turn."""

    first_month: date
    yuan: tuple[int, ...]
    evidence: tuple[Evidence, ...] = PROOF
    kind: IncomeKind = IncomeKind.WAGE
    days_worked: tuple[int, ...] = ()

    def months(self) -> Mapping[date, MonthPaid]:
        """Each month with what it paid."""
        days = self.days_worked or (None,) * len(self.yuan)
        paid = zip(self.yuan, days, strict=True)
        return {
            later(self.first_month, number): MonthPaid(later(self.first_month, number), yuan * 100, worked)
            for number, (yuan, worked) in enumerate(paid)
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said at a contact, so many days after it fell due. `by_staff`: the caseworker asks in person."""

    answer: Answer
    days_later: int = 1
    by_staff: bool = False


@dataclass(frozen=True, slots=True)
class Replies:
    """What is said at each contact by its name; at others that all is well, and the last month's pay as `told`.

    None: nothing is ever said.
    """

    told: Mapping[date, MonthPaid]
    said: Mapping[str, Reply | None] = field(default_factory=dict)

    def to(self, contact: Contact) -> Reply | None:
        """The reply to a contact."""
        if contact.contact in self.said:
            return self.said[contact.contact]
        pay = self.told.get(later(month_of(contact.due_on), -1))
        return Reply(Answer(still_working=True, pays=(pay,) if pay else ()))


def pay(diary: Diary, member: str, earnings: Earnings, *, work: str = "", source: str = "") -> None:
    """Enter each month's pay on its pay day, of the placement kept as `work` or from another `source`."""
    for number, (month, paid) in enumerate(earnings.months().items()):
        evidence = earnings.evidence[number % len(earnings.evidence)]
        step = partial(_enter, diary, member, paid, evidence, earnings.kind, work, source)
        diary.on(later(month, 1).replace(day=PAY_DAY), step)


async def answer_contacts(diary: Diary, work: str, replies: Replies) -> None:
    """Put the answers to the contacts of the placement kept as `work` on the agenda."""
    for contact in await followups_of(diary.staff.caseworker, [diary.kept[work]]):
        _plan(diary, contact, replies.to(contact))


async def answer_check_ins(diary: Diary, member: str, said: Mapping[str, Reply], usual: Reply) -> None:
    """Put the answers to a member's check-ins on health on the agenda: `said` by the name of the contact."""
    for contact in await followups_of_person(diary.staff.caseworker, diary.person(member)):
        if contact.placement_id is None:
            _plan(diary, contact, said.get(contact.contact, usual))


def _plan(diary: Diary, contact: Contact, reply: Reply | None) -> None:
    if reply is not None:
        diary.on(contact.due_on + timedelta(days=reply.days_later), partial(_answer, diary, contact, reply))


async def _enter(
    diary: Diary, member: str, paid: MonthPaid, evidence: Evidence, kind: IncomeKind, work: str, source: str
) -> None:
    income = NewIncome(
        person_id=diary.person(member),
        month=paid.month,
        kind=kind,
        amount_fen=paid.fen,
        evidence=evidence,
        placement_id=diary.kept[work] if work else None,
        source=source,
        days_worked=paid.days_worked,
    )
    await record_income(diary.staff.caseworker, income)


async def _answer(diary: Diary, planned: Contact, reply: Reply) -> None:
    """Answer what is asked; a contact that was called off meanwhile is left alone."""
    contacts = await followups_of_person(diary.staff.caseworker, planned.person_id)
    asked = next(contact for contact in contacts if contact.id == planned.id)
    if asked.state in (FollowUpState.SENT.value, FollowUpState.OVERDUE.value):
        await answer_followup(await _speaker(diary, asked, reply), asked.id, reply.answer)


async def _speaker(diary: Diary, contact: Contact, reply: Reply) -> Actor:
    """Who answers: the person on the phone's form, the firm about pay, the caseworker after a call or visit."""
    match Instrument(contact.instrument):
        case Instrument.WORKER_FORM if not reply.by_staff:
            return Actor(Role.WORKER, contact.person_id)
        case Instrument.EMPLOYER_LINK | Instrument.PAYROLL_IMPORT if contact.placement_id is not None:
            return await _firm(diary, contact.placement_id)
        case _:
            return diary.staff.caseworker


async def _firm(diary: Diary, placement_id: UUID) -> Actor:
    work = await placement(diary.staff.caseworker, placement_id)
    return Actor(Role.EMPLOYER, None, work["organisation_id"])

"""How the invented people, firms and caseworkers act: take what is proposed, earn, answer, leave, come back."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random
from uuid import UUID

from app import clock
from app.actors import Actor, Role
from app.casework.events import CaseReopened
from app.casework.lifecycle import ReferralState
from app.casework.matches import openings_on, ranked_for
from app.casework.referrals import move, propose, refer
from app.demonstration.agenda import Agenda, Step
from app.demonstration.fates import Diligence, Fate, Life, draw_life
from app.demonstration.settling import SettledFamily, Staff
from app.errors import Refusal
from app.followups.answering import Answer, MonthPaid, answer_followup
from app.followups.events import FollowUpMoved
from app.followups.income import NewIncome, record_income
from app.followups.lifecycle import Evidence, FollowUpState, IncomeKind
from app.followups.months import later, month_of
from app.jobs.postings import NewTransfer
from app.jobs.transfers import propose_transfer
from app.matching.lists import Board
from app.matching.results import Listed
from app.matching.terms import EmploymentForm, OpeningKind
from app.offers.site import Site
from app.people.actions import resolve_cause
from app.placements.actions import end, exclude
from app.placements.events import PlacementStarted
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementState
from app.placements.queries import placement
from app.placements.referred import place
from app.schedules.week import WeekPattern
from app.training.actions import enrol
from app.training.events import EnrolmentMoved
from app.training.lifecycle import EnrolmentState
from app.workstudy.actions import book_slot

DAYS_TO_INTERVIEW, DAYS_TO_OFFER, DAYS_TO_START = 3, 6, 10
PAY_DAY = 10
"""The day of the next month on which pay lists reach the office."""
ROUNDS, DAYS_BETWEEN_ROUNDS = 3, 100
CAUSE_RESOLVED_AFTER_DAYS = 120
"""By then a steady job has resolved why the household came into difficulty, for those whose cause work can resolve."""
CAUSE_RESOLVED_PERCENT = 85
PLACED_AGAIN_AT_MOST = 2
"""How often the office places one person anew in these months."""


@dataclass(slots=True)
class Worker:
    """One placement going on: whose, what it pays, and the course it takes."""

    person_id: UUID
    placement_id: UUID
    form: EmploymentForm
    started_on: date
    wage_fen: int
    life: Life
    ended: bool = False


@dataclass(slots=True)
class Townspeople:
    """Everybody but the eight families, whose lives are written down day by day."""

    staff: Staff
    seed: int
    agenda: Agenda
    last_day: date
    known: set[UUID] = field(default_factory=set)
    offered: set[str] = field(default_factory=set)
    causes: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    workers: dict[UUID, Worker] = field(default_factory=dict)
    placed: Counter[UUID] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    board: Board | None = None

    def get_to_know(self, family: SettledFamily) -> None:
        """Act for the members of this family from now on."""
        for person_id in family.people.values():
            self.known.add(person_id)
            self.causes[person_id] = family.causes

    async def look_around(self) -> None:
        """Note the openings of today as those the town may take; what comes later is meant for the eight families."""
        self.offered = {opening.id for opening in await openings_on(clock.today())}

    async def begin(self, day: date) -> None:
        """Hold the first round of the office today, and another every few months."""
        await self.take_up()
        for number in range(1, ROUNDS):
            self._plan(day + timedelta(days=number * DAYS_BETWEEN_ROUNDS), self.take_up)

    async def take_up(self) -> None:
        """A round of the office: everyone not placed yet takes up the best of what fits them today."""
        board, day = await self._board(), clock.today()
        waiting = sorted(person_id for person_id in self.known if not self.placed[person_id])
        ranked = await ranked_for(self.staff.caseworker, waiting, day, board=board)
        for number, (person_id, listed) in enumerate(ranked.items()):
            first = day + timedelta(days=1 + number % 20)
            self._plan(first, partial(self._accept_one_of, person_id, listed, board))

    async def on_started(self, actor: Actor, event: PlacementStarted) -> None:
        """Draw what becomes of a placement of the town, and put its months on the agenda."""
        if event.person_id not in self.known:
            return
        work = await placement(self.staff.caseworker, event.subject_id)
        random = Random(f"{self.seed}:{len(self.workers)}")
        life = draw_life(random)
        worker = Worker(event.person_id, event.subject_id, event.form, event.started_on, work["wage_fen"], life)
        self.workers[event.subject_id] = worker
        self.placed[event.person_id] += 1
        self._plan_months(worker)
        self._plan_turning(worker)
        if life.fate in (Fate.STEADY, Fate.DIPS) and random.randrange(100) < CAUSE_RESOLVED_PERCENT:
            day = event.started_on + timedelta(days=CAUSE_RESOLVED_AFTER_DAYS)
            self._plan(day, partial(self._resolve_causes, event.person_id))

    async def on_asked(self, actor: Actor, event: FollowUpMoved) -> None:
        """A question arrives: it is answered at once, late, or never."""
        worker = self.workers.get(event.placement_id) if event.placement_id else None
        if worker is None or event.after is not FollowUpState.SENT:
            return
        delay = worker.life.answer_delay(Random(str(event.subject_id)))
        if delay is not None:
            self._plan(clock.today() + timedelta(days=delay), partial(self._answer, worker, event.subject_id))

    async def on_reopened(self, actor: Actor, event: CaseReopened) -> None:
        """Some weeks after a case is taken up again, the office places the person anew."""
        if event.person_id in self.known and self.placed[event.person_id] < PLACED_AGAIN_AT_MOST:
            self._plan(clock.today() + timedelta(days=14), partial(self._match_and_accept, event.person_id))

    async def on_enrolment(self, actor: Actor, event: EnrolmentMoved) -> None:
        """Who has completed a course looks for work with what it gave."""
        if event.person_id in self.known and event.after is EnrolmentState.COMPLETED:
            self._plan(clock.today() + timedelta(days=3), partial(self._match_and_accept, event.person_id))

    async def talk_about_another_post(self) -> None:
        """A firm offers one of the town's workers another post, and the talks are still open when the story ends."""
        for worker in self.workers.values():
            work = await placement(self.staff.caseworker, worker.placement_id)
            if worker.ended or work["form"] != EmploymentForm.FULL_TIME or work["organisation_id"] is None:
                continue
            post = NewTransfer(
                person_id=worker.person_id,
                title="班组长",
                first_day=clock.today() + timedelta(days=30),
                week=WeekPattern.from_text(work["week"]),
                wage_offered_fen=worker.wage_fen + 30_000,
                site=Site(work["division"]),
            )
            try:
                await propose_transfer(self.staff.caseworker, post)
            except Refusal as refusal:
                self.refused[refusal.rule] += 1
            else:
                return

    def _plan(self, day: date, step: Step) -> None:
        async def unless_refused() -> None:
            try:
                await step()
            except Refusal as refusal:
                self.refused[refusal.rule] += 1

        if day <= self.last_day:
            self.agenda.put(day, unless_refused)

    async def _board(self) -> Board:
        """The openings of today, read once a day; who comes too late is refused and takes the next."""
        if self.board is None or self.board.day != clock.today():
            openings = await openings_on(clock.today())
            self.board = Board([opening for opening in openings if opening.id in self.offered], clock.today())
        return self.board

    async def _match_and_accept(self, person_id: UUID) -> None:
        board = await self._board()
        ranked = await ranked_for(self.staff.caseworker, [person_id], clock.today(), board=board)
        await self._accept_one_of(person_id, ranked.get(person_id, []), board)

    async def _accept_one_of(self, person_id: UUID, listed: list[Listed], board: Board) -> None:
        """Take the first of the list that is still to be had."""
        for entry in listed:
            try:
                await self._accept(person_id, entry, board)
            except Refusal as refusal:
                self.refused[refusal.rule] += 1
            else:
                return

    async def _accept(self, person_id: UUID, entry: Listed, board: Board) -> None:
        opening_id = UUID(entry.match.opening_id)
        match entry.match.kind:
            case OpeningKind.COURSE:
                await enrol(self.staff.caseworker, opening_id, person_id)
            case OpeningKind.SLOT:
                await book_slot(self.staff.caseworker, opening_id, person_id)
            case _:
                opening = next(offer.opening for offer in board.offers if offer.opening.id == entry.match.opening_id)
                await self._apply(person_id, opening_id, opening.first_day)

    async def _apply(self, person_id: UUID, opening_id: UUID, first_day: date) -> None:
        today, caseworker = clock.today(), self.staff.caseworker
        referral = await propose(caseworker, person_id, OpeningKind.VACANCY, opening_id)
        await refer(caseworker, referral)
        for days, state in ((DAYS_TO_INTERVIEW, ReferralState.INTERVIEWED), (DAYS_TO_OFFER, ReferralState.OFFERED)):
            self._plan(today + timedelta(days=days), partial(move, caseworker, referral, state))
        start = _next_monday(max(first_day, today + timedelta(days=DAYS_TO_START)))
        self._plan(start, partial(place, caseworker, referral, start))

    def _plan_months(self, worker: Worker) -> None:
        month, number = month_of(worker.started_on), 0
        while (pay_day := later(month, 1).replace(day=PAY_DAY)) <= self.last_day:
            self._plan(pay_day, partial(self._pay, worker, month, number))
            month, number = later(month, 1), number + 1

    def _plan_turning(self, worker: Worker) -> None:
        turning = worker.started_on + timedelta(days=worker.life.turning_day)
        if worker.life.fate is Fate.LEAVES:
            self._plan(turning, partial(self._leave, worker))
        elif worker.life.fate is Fate.MOVES_AWAY:
            self._plan(turning, partial(self._move_away, worker))

    async def _pay(self, worker: Worker, month: date, number: int) -> None:
        """Enter what a month paid: the pay list, or for some the payslip; the employer's word may differ."""
        if worker.ended:
            return
        life, caseworker = worker.life, self.staff.caseworker
        amount = _part_of_first_month(worker, month, life.pay_of_month(worker.wage_fen, number))
        if life.payroll:
            evidence = Evidence.BANK if number % 2 else Evidence.SOCIAL_INSURANCE
            await record_income(caseworker, _income(worker, month, amount, evidence))
        elif life.diligence is not Diligence.NEVER and life.fate is not Fate.CONTRADICTED:
            await record_income(caseworker, _income(worker, month, amount, Evidence.PAYSLIP))
        if life.fate is Fate.CONTRADICTED:
            employer = Actor(Role.EMPLOYER, None, await self._employer_of(worker))
            told = amount * (70 if number == 3 else 100) // 100
            await record_income(employer, _income(worker, month, told, Evidence.EMPLOYER_STATEMENT))

    async def _employer_of(self, worker: Worker) -> UUID | None:
        work = await placement(self.staff.caseworker, worker.placement_id)
        organisation_id: UUID | None = work["organisation_id"]
        return organisation_id

    async def _answer(self, worker: Worker, follow_up_id: UUID) -> None:
        """Say how it goes; the pay told is that of the last whole month."""
        if worker.ended:
            return
        last_month = later(month_of(clock.today()), -1)
        number = _months_between(worker.started_on, last_month)
        pays: tuple[MonthPaid, ...] = ()
        if number >= 0:
            amount = _part_of_first_month(worker, last_month, worker.life.pay_of_month(worker.wage_fen, number))
            pays = (MonthPaid(last_month, amount),)
        person = Actor(Role.WORKER, worker.person_id)
        await answer_followup(person, follow_up_id, Answer(still_working=True, pays=pays))

    async def _resolve_causes(self, person_id: UUID) -> None:
        for cause_id in self.causes.get(person_id, ()):
            await resolve_cause(self.staff.caseworker, cause_id)

    async def _leave(self, worker: Worker) -> None:
        worker.ended = True
        await end(
            self.staff.caseworker,
            worker.placement_id,
            clock.today() - timedelta(days=1),
            EndReason.LEFT,
            worker.life.cause,
        )

    async def _move_away(self, worker: Worker) -> None:
        work = await placement(self.staff.caseworker, worker.placement_id)
        if work["state"] == PlacementState.WORKING.value:
            await exclude(self.staff.caseworker, worker.placement_id, ExclusionReason.MOVED_AWAY, "全家迁往外省")


def _income(worker: Worker, month: date, amount_fen: int, evidence: Evidence) -> NewIncome:
    student = worker.form is EmploymentForm.STUDENT_WORK
    return NewIncome(
        person_id=worker.person_id,
        month=month,
        kind=IncomeKind.STUDENT_PAY if student else IncomeKind.WAGE,
        amount_fen=amount_fen,
        evidence=evidence,
        placement_id=worker.placement_id,
    )


def _part_of_first_month(worker: Worker, month: date, amount_fen: int) -> int:
    """The pay of the month in which work began: by days, a month taken as 30."""
    if month != month_of(worker.started_on):
        return amount_fen
    return amount_fen * max(0, 31 - worker.started_on.day) // 30


def _months_between(started_on: date, month: date) -> int:
    return (month.year - started_on.year) * 12 + month.month - started_on.month


def _next_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)

"""What would open a pair: for each kind of change the smallest one, kept only if matching again shows that it does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from app.matching.courses import after_course, day_after
from app.matching.gates import WEEK_GATES, Gate, missing_licences
from app.matching.hours_changes import hours_trials
from app.matching.pairs import Pair
from app.matching.pay import pay_that_opens
from app.matching.prepared import Offer, Person
from app.matching.reference import match_prepared
from app.matching.results import Change, ChangeKind, Match
from app.matching.terms import Need, PhysicalDemand
from app.matching.values import Candidate, CoveringAdult, HeldLicence, Opening, Shuttle
from app.matching.weights import TRANSPORT_AT_BEST_PERCENT
from app.schedules.protection import birthday_at
from app.schedules.week import WeekPattern
from app.schedules.week_text import week_text
from app.sentences import Money, Sentence, say
from app.skills.values import HeldSkill, Licence, RequiredSkill


class Trial(NamedTuple):
    """A changed person or opening, not yet known to help."""

    text: Sentence
    amount: int
    candidate: Candidate
    opening: Opening
    day: date
    courses: tuple[str, ...] = ()


class Question(NamedTuple):
    """The pair that is asked about, and what the answer may use."""

    pair: Pair
    found: Match
    courses: tuple[Opening, ...]
    names: Mapping[str, str]

    @property
    def candidate(self) -> Candidate:
        """The person as they are."""
        return self.pair.person.candidate

    @property
    def opening(self) -> Opening:
        """The opening as it stands."""
        return self.pair.offer.opening

    @property
    def day(self) -> date:
        """The day on which is matched."""
        return self.pair.person.day


def changes_that_open(
    pair: Pair, found: Match, courses: Iterable[Opening] = (), names: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """The single changes that would open `pair`, or make up what its person is short of; one of each kind.

    `courses` are those that may give a licence or skill, `names` the names of licence codes. Each change was matched
    again. Empty when nothing is in the way, or when it would take more than one change.
    """
    question = Question(pair, found, tuple(courses), names or {})
    changes = []
    for kind, gates, trials in _KINDS:
        if not _may_be_enough(kind, gates, found):
            continue
        for trial in trials(question):
            if _helps(trial, question):
                changes.append(Change(kind, *trial))
                break
    return tuple(changes)


def _may_be_enough(kind: ChangeKind, gates: frozenset[Gate], found: Match) -> bool:
    if found.closed:
        return gates.issuperset(found.closed)
    return kind is ChangeKind.SKILL and not found.qualified


def _helps(trial: Trial, question: Question) -> bool:
    person = Person(trial.candidate, trial.day, question.pair.person.similarity)
    found = match_prepared(person, Offer(trial.opening, trial.day))
    return found.possible and (found.qualified or bool(question.found.closed))


def _hours(kind: ChangeKind) -> Callable[[Question], Iterator[Trial]]:
    def trials(question: Question) -> Iterator[Trial]:
        for hours in hours_trials(kind, question.opening):
            yield Trial(hours.text, hours.amount, question.candidate, hours.opening, question.day)

    return trials


def _cover_care(question: Question) -> Iterator[Trial]:
    windows, away = question.candidate.care_windows, WeekPattern(question.pair.away)
    covering = CoveringAdult("", "", WeekPattern.FULL)
    for at, window in enumerate(windows):
        covered = replace(window, adults=(*window.adults, covering))
        candidate = replace(question.candidate, care_windows=(*windows[:at], covered, *windows[at + 1 :]))
        text = say("if another adult is at home: {hours}", hours=week_text(window.week & away or window.week))
        yield Trial(text, window.week.half_hours, candidate, question.opening, question.day)


def _give_up(question: Question) -> Iterator[Trial]:
    engagements = question.candidate.engagements
    for at, engagement in enumerate(engagements):
        if engagement.form is None or engagement.may_stop:
            continue
        stopping = replace(engagement, may_stop=True)
        candidate = replace(question.candidate, engagements=(*engagements[:at], stopping, *engagements[at + 1 :]))
        pay = Money(engagement.monthly_pay_fen)
        text = say("if {engagement} is given up ({pay} a month)", engagement=engagement.title, pay=pay)
        yield Trial(text, engagement.monthly_pay_fen, candidate, question.opening, question.day)


def _licence(question: Question) -> Iterator[Trial]:
    missing = missing_licences(question.pair)
    giving = [course for course in question.courses if set(missing) <= set(course.gives_licences)]
    for course in sorted(giving, key=lambda course: (day_after(course, question.day), course.id)):
        candidate = after_course(question.candidate, course, question.day)
        free_from = day_after(course, question.day)
        names = tuple(_named(licence, question.names) for licence in missing)
        text = say("with {licences}, which {course} gives by {day}", licences=names, course=course.title, day=free_from)
        yield Trial(text, len(missing), candidate, question.opening, free_from, (course.id,))
    if len(missing) == 1:
        held = (*question.candidate.licences, HeldLicence(missing[0]))
        text = say("with one licence more: {licence}", licence=_named(missing[0], question.names))
        yield Trial(text, 1, replace(question.candidate, licences=held), question.opening, question.day)


def _skill(question: Question) -> Iterator[Trial]:
    for asked in _short_of(question):
        giving = tuple(course.id for course in question.courses if _gives(course, asked))
        held = (*question.candidate.skills, HeldSkill(asked.name, asked.level))
        titles = tuple(say("{name}", name=course.title) for course in question.courses if course.id in giving)
        text = say("with the skill {skill}", skill=asked.name)
        if titles:
            text = say("with the skill {skill}, which is taught in: {courses}", skill=asked.name, courses=titles)
        yield Trial(text, 1, replace(question.candidate, skills=held), question.opening, question.day, giving)


def _short_of(question: Question) -> list[RequiredSkill]:
    """The skills asked for, the one the person is furthest from first."""
    asked = [*question.opening.prerequisites, *(skill for skill in question.opening.skills if skill.must)]
    return sorted(asked, key=lambda skill: (question.pair.person.points_for(skill), skill.name))


def _gives(course: Opening, asked: RequiredSkill) -> bool:
    return any(given.name == asked.name and given.level >= asked.level for given in course.gives_skills)


def _transport(question: Question) -> Iterator[Trial]:
    minutes, alone = question.pair.maximum, question.pair.minutes
    if alone is None or alone * TRANSPORT_AT_BEST_PERCENT > minutes * 100:
        return
    shuttles = (*question.opening.shuttles, Shuttle(question.candidate.home.division, minutes))
    text = say("if transport brings the person there within {minutes} minutes", minutes=minutes)
    yield Trial(text, minutes, question.candidate, replace(question.opening, shuttles=shuttles), question.day)


def _lodging(question: Question) -> Iterator[Trial]:
    if not question.opening.lodging:
        text = say("if lodging is offered")
        yield Trial(text, 0, question.candidate, replace(question.opening, lodging=True), question.day)


def _accept_lodging(question: Question) -> Iterator[Trial]:
    if question.opening.lodging and not question.candidate.accepts_lodging:
        text = say("if the person would live in the lodging offered")
        yield Trial(text, 0, replace(question.candidate, accepts_lodging=True), question.opening, question.day)


def _step_free(question: Question) -> Iterator[Trial]:
    if Need.STEP_FREE in question.candidate.needs:
        demands = question.opening.demands - {PhysicalDemand.STAIRS}
        opening = replace(question.opening, step_free=True, demands=demands)
        yield Trial(say("if the place is made step-free"), 0, question.candidate, opening, question.day)


def _pay(question: Question) -> Iterator[Trial]:
    needed = pay_that_opens(question.pair)
    if needed is not None:
        low, high = question.opening.pay_low_fen, question.opening.pay_high_fen
        opening = replace(question.opening, pay_low_fen=max(low or 0, needed), pay_high_fen=max(high or 0, needed))
        yield Trial(say("if it pays {pay}", pay=Money(needed)), needed, question.candidate, opening, question.day)


def _wait(question: Question) -> Iterator[Trial]:
    """Beginning on the day on which an age is reached, studies end, a limit or a protection has passed."""
    opening, start = question.opening, question.pair.offer.start
    for day in sorted(day for day in _turning_days(question) if day > start):
        if opening.last_day is None or day <= opening.last_day:
            later = replace(opening, first_day=day)
            yield Trial(say("from {day} on", day=day), (day - start).days, question.candidate, later, question.day)


def _turning_days(question: Question) -> Iterator[date]:
    candidate, legal = question.candidate, question.opening.legal_hours
    if legal is not None:
        yield birthday_at(candidate.birth_date, legal.working_age_years)
        yield birthday_at(candidate.birth_date, legal.adult_age_years)
    if candidate.student is not None:
        yield candidate.student.graduates_on
    if candidate.protected_until is not None:
        yield candidate.protected_until + timedelta(days=1)
    for limit in candidate.limits:
        if limit.until_day is not None:
            yield limit.until_day + timedelta(days=1)


def _named(licence: Licence, names: Mapping[str, str]) -> Sentence:
    return say("{name}", name=names.get(licence.code, licence.code))


_STUDY_OR_AGE = frozenset({Gate.AGE, Gate.STUDIES, Gate.LIMITS, Gate.LEGAL_HOURS})

_KINDS: tuple[tuple[ChangeKind, frozenset[Gate], Callable[[Question], Iterator[Trial]]], ...] = (
    (ChangeKind.COVER_CARE, frozenset({Gate.WEEK, Gate.REACH}), _cover_care),
    (ChangeKind.START_LATER, WEEK_GATES, _hours(ChangeKind.START_LATER)),
    (ChangeKind.END_EARLIER, WEEK_GATES, _hours(ChangeKind.END_EARLIER)),
    (ChangeKind.WITHOUT_DAY, WEEK_GATES, _hours(ChangeKind.WITHOUT_DAY)),
    (ChangeKind.OTHER_SHIFT, WEEK_GATES, _hours(ChangeKind.OTHER_SHIFT)),
    (ChangeKind.GIVE_UP, frozenset({Gate.WEEK, Gate.LEGAL_HOURS}), _give_up),
    (ChangeKind.LICENCE, frozenset({Gate.LICENCES}), _licence),
    (ChangeKind.SKILL, frozenset({Gate.PREREQUISITES}), _skill),
    (ChangeKind.TRANSPORT, frozenset({Gate.REACH}), _transport),
    (ChangeKind.LODGING, frozenset({Gate.REACH}), _lodging),
    (ChangeKind.ACCEPT_LODGING, frozenset({Gate.REACH}), _accept_lodging),
    (ChangeKind.STEP_FREE, frozenset({Gate.ACCESS}), _step_free),
    (ChangeKind.PAY, frozenset({Gate.PAY}), _pay),
    (ChangeKind.WAIT, _STUDY_OR_AGE, _wait),
)

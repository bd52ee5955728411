"""What moderation finds in a vacancy: pay, hours, rest, limits of age and sex, health questions, minors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.jobs.postings import LIMIT_GROUND_LABELS, AgeAndSexLimits, LimitGround, NewVacancy
from app.matching.values import EmploymentForm, PayUnit, PhysicalDemand
from app.matching.weights import MINORS_MAY_NOT
from app.offers.findings import Finding
from app.offers.requirements import with_night
from app.organisations.lifecycle import Standing
from app.people.terms import Sex
from app.regions.rules import Parameters
from app.schedules.findings import HoursFinding
from app.schedules.hours import (
    MONTHS_PER_YEAR,
    WEEKS_PER_YEAR,
    night_part,
    overtime_of_week,
    part_time_findings,
    pay_interval_finding,
    rest_days_of_month_finding,
    work_findings,
    worked_by_day,
)
from app.schedules.week import WeekPattern
from app.schedules.week_text import hours_text, week_text
from app.sentences import Money, say
from app.skills.conditions import TitleConditions, read_title
from app.skills.titles.limits import AgeLimit
from app.skills.titles.readings import Condition

WOMEN_PROTECTED_DEMANDS = frozenset({PhysicalDemand.HEAVY_LIFTING, PhysicalDemand.TOXIC})
"""The demands that may carry a limit to men. Source: 女职工劳动保护特别规定, annex."""

HEALTH_QUESTION = re.compile(r"(乙肝|乙型肝炎|HBV|两对半|大三阳|小三阳|hepatitis[ -]?b)", re.IGNORECASE)
NOT_ASKED = re.compile(r"(不查|不检|不问|不验|不体检|不要求|不得|禁止|免检|无需|不限)[^，。；,;]{0,8}$")

HOURS_OF_LAW = frozenset({EmploymentForm.FULL_TIME, EmploymentForm.PUBLIC_WELFARE})
"""Forms under the regular hours of law; part time has limits of its own, platform workers set their hours."""


def vacancy_findings(posting: NewVacancy, standing: Standing, parameters: Parameters) -> tuple[Finding, ...]:
    """Everything a review finds, one finding a rule, those that stop the vacancy first."""
    found: dict[str, Finding] = {}
    for finding in _all_findings(posting, standing, parameters):
        found.setdefault(finding.rule, finding)
    return tuple(sorted(found.values(), key=lambda finding: not finding.blocking))


def pay_floor_fen(form: EmploymentForm, unit: PayUnit, week: WeekPattern, parameters: Parameters) -> int:
    """The legal floor for one `unit` of pay: the month's or the hour's minimum wage, converted when it is the other.

    Full-time work is held to the month's minimum, every other form to the hour's. Rounded up to whole fen.
    """
    if form in HOURS_OF_LAW:
        month = parameters.minimum_wage_month_fen
        regular = parameters.week_half_hours
        return month if unit is PayUnit.MONTH else -(-month * MONTHS_PER_YEAR * 2 // (regular * WEEKS_PER_YEAR))
    hour = parameters.minimum_wage_hour_fen
    return hour if unit is PayUnit.HOUR else -(-hour * week.half_hours * WEEKS_PER_YEAR // (2 * MONTHS_PER_YEAR))


def usual_week(posting: NewVacancy) -> WeekPattern:
    """The hours of a usual week: of a posting whose shift may fall on all seven days, without its rest days."""
    week = posting.week
    if posting.rest_days_per_month is None or len({shift.day for shift in week.shifts()}) < 7:
        return week
    resting = (2 * posting.rest_days_per_month * MONTHS_PER_YEAR + WEEKS_PER_YEAR) // (2 * WEEKS_PER_YEAR)
    for day in range(6, 6 - min(resting, 6), -1):
        week = week.without_day(day)
    return week


def with_limits_in_words(posting: NewVacancy, said: TitleConditions) -> NewVacancy:
    """The posting with the limits of age and sex its words set, where its form is silent."""
    limits = posting.limits
    if said.age_limit is not None and limits.age_from is None and limits.age_to is None:
        limits = replace(limits, age_from=said.age_limit.lowest, age_to=said.age_limit.highest)
    if said.sex_limit is not None and limits.sex is None:
        limits = replace(limits, sex=Sex(said.sex_limit.value))
    return replace(posting, limits=limits)


def _all_findings(posting: NewVacancy, standing: Standing, parameters: Parameters) -> Iterator[Finding]:
    said = read_title(f"{posting.title}。{posting.description}")
    posting = with_limits_in_words(posting, said)
    yield from _standing(standing)
    yield from _pay(posting, parameters)
    yield from _hours(posting, parameters)
    yield from _night(posting, parameters)
    yield from _minors(posting, parameters)
    yield from _youth(said)
    yield from _age(posting, parameters)
    yield from _sex(posting)
    yield from _health_question(posting)


def _standing(standing: Standing) -> Iterator[Finding]:
    if standing is not Standing.GOOD:
        yield Finding(
            "employer-standing",
            say("The employer is not verified, or is suspended."),
            say("Verify the employer first."),
        )


def _pay(posting: NewVacancy, parameters: Parameters) -> Iterator[Finding]:
    floor = pay_floor_fen(posting.form, posting.pay_unit, usual_week(posting), parameters)
    if posting.pay_low_fen < floor:
        yield Finding(
            "pay-floor",
            say(
                "The lowest pay, {pay}, is below the legal floor, {floor}.",
                pay=Money(posting.pay_low_fen),
                floor=Money(floor),
            ),
            say("Pay at least {floor}.", floor=Money(floor)),
        )
    if posting.form is EmploymentForm.PART_TIME:
        yield from _blocking([pay_interval_finding(posting.paid_every_days, parameters.part_time_pay_days)])


def _hours(posting: NewVacancy, parameters: Parameters) -> Iterator[Finding]:
    for week in (usual_week(posting), *posting.bends.other_weeks):
        if posting.form is EmploymentForm.PART_TIME:
            yield from _blocking(part_time_findings(week, parameters, break_half_hours=posting.break_half_hours))
        elif posting.form in HOURS_OF_LAW:
            yield from _blocking(work_findings(week, parameters, break_half_hours=posting.break_half_hours))
            yield from _overtime(posting, week, parameters)
    if posting.rest_days_per_month is not None and posting.form in HOURS_OF_LAW:
        yield from _blocking([rest_days_of_month_finding(posting.rest_days_per_month, parameters)])


def _overtime(posting: NewVacancy, week: WeekPattern, parameters: Parameters) -> Iterator[Finding]:
    usual = overtime_of_week(week, parameters, break_half_hours=posting.break_half_hours)
    month = -(-usual * WEEKS_PER_YEAR // MONTHS_PER_YEAR) + posting.overtime_month_half_hours
    longest = max(worked_by_day(week, posting.break_half_hours).values(), default=0)
    over_day = max(0, longest - parameters.day_half_hours) + posting.overtime_day_half_hours
    if posting.overtime_day_half_hours and over_day > parameters.overtime_day_half_hours:
        yield Finding(
            "overtime-day",
            say(
                "{overtime} of overtime on a day; the law allows {most}.",
                overtime=hours_text(over_day),
                most=hours_text(parameters.overtime_day_half_hours),
            ),
            say("Shorten the day, or take on another person."),
        )
    if month > parameters.overtime_month_half_hours:
        yield Finding(
            "overtime-month",
            say(
                "About {overtime} of overtime a month; the law allows {most}.",
                overtime=hours_text(month),
                most=hours_text(parameters.overtime_month_half_hours),
            ),
            say("Shorten the usual week, or take on another person."),
        )
    elif month:
        yield Finding(
            "overtime-usual",
            say("The usual hours bring about {overtime} of overtime a month.", overtime=hours_text(month)),
            say("Pay one and a half times for overtime, and say so in the vacancy."),
            blocking=False,
        )


def _night(posting: NewVacancy, parameters: Parameters) -> Iterator[Finding]:
    night = night_part(posting.week, parameters)
    if night:
        yield Finding(
            "night-work",
            say("Part of the work is at night: {hours}.", hours=week_text(night)),
            say("It is only shown to people who may and can work at night."),
            blocking=False,
        )


def _minors(posting: NewVacancy, parameters: Parameters) -> Iterator[Finding]:
    age_from = posting.limits.age_from
    if age_from is not None and age_from < parameters.working_age_years:
        yield Finding(
            "under-16",
            say("Nobody under {years} may do paid work.", years=parameters.working_age_years),
            say("Set the lowest age to {years} or leave it out.", years=parameters.working_age_years),
        )
    if not _unfit_for_minors(posting):
        return
    invites = age_from is not None and age_from < parameters.adult_age_years
    yield Finding(
        "minors-danger",
        say("Nobody under {years} may do this work.", years=parameters.adult_age_years),
        say("Set the lowest age to {years}.", years=parameters.adult_age_years)
        if invites
        else say("It is only shown to people of {years} and over.", years=parameters.adult_age_years),
        blocking=invites,
    )


def _youth(said: TitleConditions) -> Iterator[Finding]:
    """Words such as "young people preferred", which set a limit of age without a number."""
    words = said.text_of(Condition.AGE_LIMIT)
    if words is not None and said.age_limit == AgeLimit(None, None):
        yield Finding(
            "age-limit",
            say("The words “{words}” turn people away for their age.", words=words),
            say("Leave them out and name what the work asks for instead."),
        )


def _age(posting: NewVacancy, parameters: Parameters) -> Iterator[Finding]:
    limits = posting.limits
    if limits.age_to is not None:
        yield Finding(
            "age-limit",
            say("An upper limit of age, {years}, turns people away for their age.", years=limits.age_to),
            say("Leave the upper limit out and name what the work asks for instead."),
        )
    if limits.age_from is None or limits.age_from <= parameters.working_age_years:
        return
    if limits.age_from == parameters.adult_age_years and _unfit_for_minors(posting):
        yield _allowed_limit("age-limit-lawful", LimitGround.MINORS_PROTECTED)
        return
    yield Finding(
        "age-limit",
        say("A lower limit of age, {years}, turns people away for their age.", years=limits.age_from),
        say("Leave the limit out, or name the rule that asks for it."),
        blocking=limits.age_from > parameters.adult_age_years,
    )


def _sex(posting: NewVacancy) -> Iterator[Finding]:
    limits = posting.limits
    if limits.sex is None:
        return
    if limits.ground is not None and _sex_limit_is_lawful(limits, posting.requirements.demands):
        yield _allowed_limit("sex-limit-lawful", limits.ground)
        return
    yield Finding(
        "sex-limit",
        say("The vacancy is limited to one sex, and no rule allows it here."),
        say("Open it to women and men alike."),
    )


def _sex_limit_is_lawful(limits: AgeAndSexLimits, demands: Iterable[PhysicalDemand]) -> bool:
    if limits.ground is LimitGround.SAME_SEX_CARE:
        return True
    protects = bool(WOMEN_PROTECTED_DEMANDS.intersection(demands))
    return limits.ground is LimitGround.WOMEN_PROTECTED and limits.sex is Sex.MALE and protects


def _allowed_limit(rule: str, ground: LimitGround) -> Finding:
    return Finding(
        rule,
        say("The vacancy is limited to some people: {ground}.", ground=LIMIT_GROUND_LABELS[ground]),
        say("Please check that this ground is true before the vacancy goes live."),
        blocking=False,
    )


def _health_question(posting: NewVacancy) -> Iterator[Finding]:
    if posting.asks_hepatitis_b or _asks_in_words(f"{posting.title}。{posting.description}"):
        yield Finding(
            "hepatitis-b",
            say("The vacancy asks about hepatitis B."),
            say("Take the question out: it may not be asked, tested or weighed."),
        )


def _asks_in_words(text: str) -> bool:
    return any(not NOT_ASKED.search(text[: found.start()]) for found in HEALTH_QUESTION.finditer(text))


def _unfit_for_minors(posting: NewVacancy) -> bool:
    return bool(with_night(posting.requirements.demands, posting.week) & MINORS_MAY_NOT)


def _blocking(findings: Iterable[HoursFinding | None]) -> Iterator[Finding]:
    for finding in findings:
        if finding is not None:
            yield Finding(finding.rule, finding.message, finding.fix)

"""Why the hours are lawful and fit, or not: the rule with its number, and what clashes with what."""

from collections.abc import Callable, Iterable

from app.matching.legal_hours import HoursRule, broken_hours_rule, other_student_half_hours, week_with_overtime
from app.matching.pairs import Pair
from app.matching.terms import BUSY_REASON_LABELS
from app.matching.values import CareWindow, Engagement, LegalHours
from app.matching.week_fit import clashing_days
from app.schedules.week import WeekPattern
from app.schedules.week_text import hours_text, week_text
from app.sentences import Money, Sentence, say

DAYS_TOLD = 3


def hours_reason(pair: Pair) -> Sentence:
    """The rule about hours that is broken, with its number, or that none is."""
    legal = pair.offer.opening.legal_hours
    if legal is None:
        return say("Lessons are not work.")
    broken = broken_hours_rule(pair)
    if broken is None:
        return say("{hours} a week, within the law.", hours=hours_text(pair.offer.busiest_week))
    return _BROKEN[broken](pair, legal)


def week_reason(pair: Pair) -> Sentence:
    """What the hours clash with, or when they lie."""
    clashes = week_clashes(pair)
    if clashes:
        return say("Clashes with {clashes}.", clashes=clashes)
    return say("The hours fit: {hours}.", hours=week_text(pair.offer.opening.week))


def week_clashes(pair: Pair) -> tuple[Sentence, ...]:
    """Each wall the hours meet, with the half-hours in question; empty when the week fits."""
    if pair.fit.fits:
        return ()
    found = [_care_clash(window, pair) for window in pair.person.candidate.care_windows]
    found += [_engaged_clash(engagement, pair) for engagement in pair.person.candidate.engagements]
    clashes = _each_once(found)
    days = clashing_days(pair.person, pair.offer, pair.travel)
    if days:
        clashes.append(_dated_clash(pair))
    return tuple(clashes)


def week_cautions(pair: Pair) -> tuple[Sentence, ...]:
    """What to arrange although the week fits: who covers which care, what is given up, which days are left out."""
    found = [_who_covers(window, pair) for window in pair.person.candidate.care_windows]
    found += [_given_up(engagement, pair) for engagement in pair.person.candidate.engagements]
    if pair.fit.fits and clashing_days(pair.person, pair.offer, pair.travel):
        found.append(say("Not on these days: {days}.", days=_days_told(pair)))
    return tuple(_each_once(found))


def _each_once(found: Iterable[Sentence | None]) -> list[Sentence]:
    """What there is to say, in order; two children who need the same hours are one reason."""
    return list(dict.fromkeys(sentence for sentence in found if sentence is not None))


def _care_clash(window: CareWindow, pair: Pair) -> Sentence | None:
    covered = WeekPattern.any_of(adult.free for adult in window.adults)
    missing = (window.week & WeekPattern(pair.away)) - covered
    if not missing or not _goes_on(window, pair):
        return None
    return say("care at home ({hours})", hours=week_text(missing))


def _engaged_clash(engagement: Engagement, pair: Pair) -> Sentence | None:
    hit = engagement.week & WeekPattern(pair.at_work)
    if not hit or engagement.may_stop or not _goes_on(engagement, pair) or _is_replaced(engagement, pair):
        return None
    return say("{engagement} ({hours})", engagement=engagement.title, hours=week_text(hit))


def _dated_clash(pair: Pair) -> Sentence:
    clashing = set(clashing_days(pair.person, pair.offer, pair.travel))
    reasons = {busy.reason for busy in pair.person.candidate.busy_days if busy.day in clashing}
    labels = tuple(label for reason, label in BUSY_REASON_LABELS.items() if reason in reasons)
    return say("{reasons} on {days}", reasons=labels, days=_days_told(pair))


def _days_told(pair: Pair) -> tuple[Sentence, ...]:
    days = clashing_days(pair.person, pair.offer, pair.travel)
    told = tuple(say("{day}", day=day) for day in days[:DAYS_TOLD])
    return told if len(days) <= DAYS_TOLD else (*told, say("and {count} more", count=len(days) - DAYS_TOLD))


def _who_covers(window: CareWindow, pair: Pair) -> Sentence | None:
    absent = window.week & WeekPattern(pair.at_work)
    if not absent or not _goes_on(window, pair):
        return None
    helping = [adult for adult in window.adults if adult.free.overlaps(absent)]
    left = absent - WeekPattern.any_of(adult.free for adult in helping)
    if helping and not left:
        names = tuple(say("{name}", name=adult.called) for adult in helping)
        return say("{adults} must be at home: {hours}.", adults=names, hours=week_text(absent))
    if pair.is_staying:
        return say("While living there: who is at home at {hours}?", hours=week_text(left))
    return None


def _given_up(engagement: Engagement, pair: Pair) -> Sentence | None:
    hit = engagement.week & WeekPattern(pair.at_work)
    if not hit or not engagement.may_stop or not _goes_on(engagement, pair) or _is_replaced(engagement, pair):
        return None
    return say(
        "{engagement} ({hours}) would have to be given up: {pay} a month less.",
        engagement=engagement.title,
        hours=week_text(hit),
        pay=Money(engagement.monthly_pay_fen),
    )


def _goes_on(taken: CareWindow | Engagement, pair: Pair) -> bool:
    begins, ends = taken.first_day, taken.last_day
    return (begins is None or begins <= pair.offer.last_day) and (ends is None or ends >= pair.offer.start)


def _is_replaced(engagement: Engagement, pair: Pair) -> bool:
    return pair.replaced is not None and engagement.organisation_id == pair.replaced


def _student_week(pair: Pair, cap: int) -> Sentence:
    return say(
        "{hours} a week with the other slots, more than {cap} for students.",
        hours=hours_text(pair.offer.busiest_week + other_student_half_hours(pair)),
        cap=hours_text(cap),
    )


_BROKEN: dict[HoursRule, Callable[[Pair, LegalHours], Sentence]] = {
    HoursRule.NIGHT_PROTECTED: lambda pair, legal: say("Night work is not allowed for this person."),
    HoursRule.OVERTIME_PROTECTED: lambda pair, legal: say("Overtime is not allowed for this person."),
    HoursRule.DAY: lambda pair, legal: say(
        "{hours} on one day, more than the law allows ({cap} with overtime).",
        hours=hours_text(pair.offer.busiest_day),
        cap=hours_text(legal.day_half_hours + legal.overtime_day_half_hours),
    ),
    HoursRule.WEEK: lambda pair, legal: say(
        "More than {cap} a week, overtime and other work included.", cap=hours_text(week_with_overtime(legal))
    ),
    HoursRule.REST_DAY: lambda pair, legal: say("No full rest day is left in the week."),
    HoursRule.PART_TIME_WEEK: lambda pair, legal: say(
        "Part-time work with one employer ends at {cap} a week.", cap=hours_text(legal.part_time_week_half_hours)
    ),
    HoursRule.PART_TIME_DAY: lambda pair, legal: say(
        "Part-time work is at most {cap} a day on average.", cap=hours_text(legal.part_time_day_half_hours)
    ),
    HoursRule.STUDENT_TERM_WEEK: lambda pair, legal: _student_week(pair, legal.student_term_week_half_hours),
    HoursRule.STUDENT_TERM_MONTH: lambda pair, legal: say(
        "In term at most {cap} a month with the other slots.", cap=hours_text(legal.student_term_month_half_hours)
    ),
    HoursRule.STUDENT_HOLIDAY_DAY: lambda pair, legal: say(
        "In the holidays at most {cap} a day.", cap=hours_text(legal.student_holiday_day_half_hours)
    ),
    HoursRule.STUDENT_HOLIDAY_WEEK: lambda pair, legal: _student_week(pair, legal.student_holiday_week_half_hours),
}

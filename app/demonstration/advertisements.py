"""The town's real job titles as vacancies: what a title says is read, what it leaves open is filled with the usual."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from random import Random
from uuid import UUID

from app.demonstration.offers import FULL_WEEKS, NIGHT_WEEK, OFFICE_WEEK, PART_WEEKS, Firm
from app.jobs.postings import AgeAndSexLimits, NewVacancy
from app.matching.terms import EmploymentForm, PayUnit
from app.matching.values import Bends
from app.offers.requirements import Requirements
from app.offers.site import Site
from app.people.terms import Sex
from app.schedules.week import WeekPattern, Window
from app.skills.conditions import TitleConditions, read_title
from app.skills.guesses import find_occupations
from app.skills.titles.hours import Shift
from app.skills.titles.pay import PayUnit as AdvertisedUnit
from app.skills.vocabulary import usual_skills

WORKDAYS = (0, 1, 2, 3, 4)
SIX_DAYS = (0, 1, 2, 3, 4, 5)
MONTHLY: dict[AdvertisedUnit, tuple[int, int]] = {
    AdvertisedUnit.DAY: (22, 1),
    AdvertisedUnit.WEEK: (13, 3),
    AdvertisedUnit.MONTH: (1, 1),
    AdvertisedUnit.YEAR: (1, 12),
}
"""How often an amount is paid in a month, as a fraction; an hour or a piece needs the hours of the post."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Hours and pay of a post. Pay in fen for one `unit`."""

    form: EmploymentForm
    week: WeekPattern
    unit: PayUnit
    low_fen: int
    high_fen: int


def real_titles() -> tuple[str, ...]:
    """The 332 real titles, in the order of the file."""
    text = files("app.skills").joinpath("data/vacancy_titles_with_conditions.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_advertisements(seed: int, day: date, firms: tuple[Firm, ...], ids: dict[str, UUID]) -> Iterator[NewVacancy]:
    """A vacancy for each real title, at the town's firms in turn."""
    for index, title in enumerate(real_titles()):
        firm = firms[(index * 7) % len(firms)]
        yield _vacancy(Random(seed * 100_000 + index), title, firm, ids[firm.name], day)


def _vacancy(random: Random, title: str, firm: Firm, organisation_id: UUID, day: date) -> NewVacancy:
    read = read_title(title)
    terms = _terms(random, read, firm.locality.usual_wage_yuan)
    occupation = next(iter(find_occupations(title, limit=1)), None)
    code = occupation.code if occupation else None
    place = firm.locality.near(random, reach=80_000)
    return NewVacancy(
        organisation_id=organisation_id,
        title=title,
        headcount=min(read.headcount or 1, 5),
        form=terms.form,
        first_day=day + timedelta(days=random.randint(7, 60)),
        week=terms.week,
        pay_low_fen=terms.low_fen,
        pay_high_fen=terms.high_fen,
        pay_unit=terms.unit,
        paid_every_days=15 if terms.form is EmploymentForm.PART_TIME else 30,
        site=Site(
            place.division,
            latitude=place.latitude,
            longitude=place.longitude,
            board=bool(read.board),
            lodging=bool(read.lodging),
        ),
        occupation_code=code,
        rest_days_per_month=read.rest_days,
        bends=Bends(later_start=random.choice((0, 0, 1)), earlier_end=random.choice((0, 0, 1))),
        insurance=True if read.insurance else None,
        requirements=Requirements(skills=() if read.no_experience or code is None else usual_skills(code)),
        experience_months=0 if read.no_experience or read.apprentice else random.choice((0, 0, 6)),
        limits=_limits(read),
    )


def _terms(random: Random, read: TitleConditions, usual_wage_yuan: int) -> Terms:
    part_time = bool(read.part_time or read.casual) and not read.full_time
    week = _week(random, read, part_time=part_time)
    if part_time:
        low = _hourly(read, usual_wage_yuan)
        return Terms(EmploymentForm.PART_TIME, week, PayUnit.HOUR, low, low)
    low, high = _monthly(random, read, usual_wage_yuan)
    return Terms(EmploymentForm.FULL_TIME, week, PayUnit.MONTH, low, high)


def _week(random: Random, read: TitleConditions, *, part_time: bool) -> WeekPattern:
    days = SIX_DAYS if read.rest_days is not None and read.rest_days < 8 else WORKDAYS
    if read.hours is not None:
        return WeekPattern.from_windows(Window(days, read.hours.start, read.hours.end))
    if read.night or read.shift is Shift.NIGHT:
        return NIGHT_WEEK
    if part_time:
        return random.choice(PART_WEEKS)
    if days == SIX_DAYS:
        return WeekPattern.from_windows(Window(SIX_DAYS, 17, 24), Window(SIX_DAYS, 27, 36))
    return OFFICE_WEEK if read.rest_days == 8 else random.choice(FULL_WEEKS)


def _hourly(read: TitleConditions, usual_wage_yuan: int) -> int:
    if read.pay is not None and read.pay.unit is AdvertisedUnit.HOUR:
        return read.pay.low_fen
    return max(2600, usual_wage_yuan * 100 // 174)


def _monthly(random: Random, read: TitleConditions, usual_wage_yuan: int) -> tuple[int, int]:
    if read.pay is not None and read.pay.unit in MONTHLY:
        times, parts = MONTHLY[read.pay.unit]
        low, high = (amount * times // parts for amount in (read.pay.low_fen, read.pay.high_fen or read.pay.low_fen))
        return low, max(low, high)
    wage = usual_wage_yuan * random.choice((85, 95, 100, 110)) // 100 // 50 * 50 * 100
    return wage, wage + 40_000


def _limits(read: TitleConditions) -> AgeAndSexLimits:
    age = read.age_limit
    return AgeAndSexLimits(
        age_from=age.lowest if age else None,
        age_to=age.highest if age else None,
        sex=Sex(read.sex_limit.value) if read.sex_limit else None,
    )

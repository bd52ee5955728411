"""Arbitrary people and openings, narrow enough that they often meet."""

from datetime import date, timedelta

from hypothesis import strategies as st

from app.matching.terms import Need, OpeningKind, PayUnit, PhysicalDemand, RefusalReason, StudentLevel, WishKind
from app.matching.values import (
    Bends,
    BusyDay,
    Candidate,
    CareWindow,
    CoveringAdult,
    EmploymentForm,
    Engagement,
    Failure,
    FailureCause,
    HeldLicence,
    Limit,
    Opening,
    PastOccupation,
    Place,
    Record,
    Refusal,
    Shuttle,
    Span,
    Student,
    Wish,
)
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill, SkillLevel
from tests.matching.builders import DAY, LEGAL

DEMANDS = (PhysicalDemand.DRIVING, PhysicalDemand.NIGHT, PhysicalDemand.STAIRS, PhysicalDemand.TOXIC)
FIRMS = st.sampled_from(("firm", "other", None))
SKILLS = st.sampled_from(("中式烹调", "面点", "电工"))
LEVELS = st.sampled_from((SkillLevel.NONE, SkillLevel.JUNIOR, SkillLevel.SENIOR))
LICENCES = st.sampled_from((Licence("forklift"), Licence("health")))
OCCUPATIONS = st.sampled_from(("4-03-02-01", "4-03-02-02", "4-02-06-01", "6-01-01-01"))
PLACES = st.sampled_from(
    (
        Place("640104"),
        Place("640105"),
        Place("640221"),
        Place("110101"),
        Place(""),
        Place("640104", 38_470_000, 106_270_000),
    )
)
WEEKS = st.sampled_from(
    tuple(
        parse_windows(text)
        for text in (
            "",
            "Mon-Fri 08:30-16:30",
            "Mon-Fri 08:00-12:00,13:00-17:00",
            "Sat 08:00-12:00",
            "Sat,Sun 08:00-16:00",
            "Mon-Fri 22:00-06:00",
            "daily 05:00-10:00",
            "Mon-Fri 07:30-08:00,16:30-17:00",
            "Tue,Thu 18:30-20:30",
        )
    )
)
MONEY = st.one_of(st.none(), st.integers(0, 800_000))
DAYS = st.integers(-100, 400).map(lambda days: DAY + timedelta(days=days))
SOME_DAY = st.one_of(st.none(), DAYS)


def _upto(values: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(values, max_size=most).map(tuple)


HELD_SKILLS = st.builds(HeldSkill, SKILLS, LEVELS)
CARE = st.builds(
    CareWindow,
    WEEKS,
    first_day=SOME_DAY,
    adults=_upto(st.builds(CoveringAdult, st.just("a"), st.just("aunt"), WEEKS), 1),
)
ENGAGEMENTS = st.builds(
    Engagement,
    st.just("job"),
    WEEKS,
    DAYS,
    form=st.sampled_from((None, *EmploymentForm)),
    organisation_id=FIRMS,
    monthly_pay_fen=st.integers(0, 500_000),
    may_stop=st.booleans(),
)
BUSY_DAYS = st.builds(BusyDay, DAYS, st.integers(0, (1 << 48) - 1))
STUDENTS = st.builds(
    Student,
    st.sampled_from(StudentLevel),
    st.integers(10, 900).map(lambda days: DAY + timedelta(days=days)),
    first_year=st.booleans(),
    terms=st.sampled_from(((), (Span(DAY, DAY + timedelta(days=120)),))),
)
WISHES = st.one_of(
    st.builds(Wish, st.sampled_from((WishKind.NO_NIGHTS, WishKind.FREE_WEEKEND, WishKind.OWN_BUSINESS))),
    st.builds(Wish, st.just(WishKind.OCCUPATION), OCCUPATIONS),
    st.builds(Wish, st.just(WishKind.SKILL), SKILLS),
)

CANDIDATES = st.builds(
    Candidate,
    id=st.integers(0, 999).map("p{:03}".format),
    birth_date=st.dates(date(1960, 1, 1), date(2012, 1, 1)),
    home=PLACES,
    consents=st.frozensets(st.sampled_from(OpeningKind), min_size=3),
    tier_rank=st.integers(0, 3),
    skills=_upto(HELD_SKILLS, 3),
    licences=_upto(st.builds(HeldLicence, LICENCES, valid_until=SOME_DAY)),
    occupations=_upto(st.builds(PastOccupation, OCCUPATIONS, st.integers(0, 60))),
    limits=_upto(st.builds(Limit, st.sampled_from(DEMANDS), until_day=SOME_DAY), 1),
    care_windows=_upto(CARE),
    night_care=st.booleans(),
    engagements=_upto(ENGAGEMENTS),
    busy_days=_upto(BUSY_DAYS, 4),
    student=st.one_of(st.none(), STUDENTS),
    protected_until=SOME_DAY,
    max_travel_minutes=st.one_of(st.none(), st.integers(0, 200)),
    accepts_lodging=st.booleans(),
    wage_floor_fen=MONEY,
    current_pay_fen=MONEY,
    current_organisation_id=FIRMS,
    wishes=_upto(WISHES),
    needs=st.frozensets(st.sampled_from(Need), max_size=2),
    refusals=_upto(st.builds(Refusal, st.just("o1"), st.sampled_from(RefusalReason), FIRMS), 1),
    failures=_upto(st.builds(Failure, st.sampled_from(FailureCause), FIRMS, MONEY), 1),
)

BENDS = st.builds(
    Bends,
    later_start=st.integers(0, 2),
    earlier_end=st.integers(0, 2),
    droppable_days=st.sampled_from(((), (4,), (5, 6))),
    other_weeks=_upto(WEEKS, 1),
)


@st.composite
def openings(draw: st.DrawFn, kinds: tuple[OpeningKind, ...] = tuple(OpeningKind)) -> Opening:
    """An opening of one of `kinds`, with what belongs to its kind."""
    kind = draw(st.sampled_from(kinds))
    is_course = kind is OpeningKind.COURSE
    first_day = draw(DAYS)
    low = draw(MONEY)
    return Opening(
        id=draw(st.integers(0, 999).map("o{}".format)),
        kind=kind,
        title="岗位",
        place=draw(PLACES),
        week=draw(WEEKS),
        first_day=first_day,
        last_day=draw(st.one_of(st.none(), st.integers(0, 300).map(lambda days: first_day + timedelta(days=days)))),
        organisation_id=draw(FIRMS),
        occupation=draw(st.one_of(st.none(), OCCUPATIONS)),
        good_standing=draw(st.sampled_from((True, True, True, False))),
        seats_left=draw(st.sampled_from((None, 0, 5))),
        shuttles=draw(_upto(st.just(Shuttle("64", 40)), 1)),
        step_free=draw(st.sampled_from((None, True, False))),
        lodging=draw(st.booleans()),
        board=draw(st.booleans()),
        bends=draw(BENDS),
        skills=draw(_upto(st.builds(RequiredSkill, SKILLS, LEVELS, st.booleans()))),
        licences=draw(_upto(LICENCES, 1)),
        prerequisites=draw(_upto(st.builds(RequiredSkill, SKILLS, LEVELS), 1)) if is_course else (),
        gives_skills=draw(_upto(HELD_SKILLS)) if is_course else (),
        gives_licences=draw(_upto(LICENCES, 1)) if is_course else (),
        demands=draw(st.frozensets(st.sampled_from(DEMANDS), max_size=1)),
        form=None if is_course else draw(st.sampled_from(EmploymentForm)),
        legal_hours=None if is_course else LEGAL,
        pay_unit=draw(st.sampled_from(PayUnit)),
        pay_low_fen=low,
        pay_high_fen=None if low is None else low + draw(st.integers(0, 200_000)),
        pay_floor_fen=draw(st.one_of(st.none(), st.integers(0, 300_000))),
        stipend_fen=draw(st.integers(0, 100_000)),
        fee_fen=draw(st.integers(0, 500_000)),
        experience_months=draw(st.integers(0, 24)),
        record=draw(st.sampled_from((Record(), Record(1, 9), Record(8, 9, 10, 2)))),
        failed_causes=draw(_upto(st.tuples(st.sampled_from(FailureCause), st.integers(0, 3)), 1)),
        leads_to_own_business=draw(st.booleans()),
    )

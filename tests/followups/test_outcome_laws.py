"""Laws the stable-income decision keeps for any facts at all."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.followups.facts import AgreedShare, Budget, CareSign, CauseSpan, Facts, Spell
from app.followups.ledger import Entry, figures
from app.followups.lifecycle import Evidence, Grade, IncomeKind, OutcomeClass, Stage
from app.followups.months import later
from app.followups.outcome import Decision, decide, next_day_to_decide
from app.matching.terms import EmploymentForm
from tests.followups.builders import MINIMUM, START, facts

NEARNESS = {
    OutcomeClass.STABLE: 3,
    OutcomeClass.ON_THE_WAY: 2,
    OutcomeClass.AT_RISK: 1,
    OutcomeClass.UNVERIFIED: 1,
    OutcomeClass.LOST: 0,
    OutcomeClass.EXCLUDED: 0,
}

AMOUNTS = st.sampled_from(
    [0, 1, MINIMUM // 2 - 1, MINIMUM // 2, MINIMUM - 100, MINIMUM - 1, MINIMUM, MINIMUM + 1, 2 * MINIMUM, 9 * MINIMUM]
)
FORMS = st.sampled_from([form for form in EmploymentForm if form is not EmploymentForm.STUDENT_WORK])
DAYS = st.one_of(st.integers(0, 420), st.integers(200, 232), st.integers(380, 420)).map(
    lambda count: START + timedelta(days=count)
)


@st.composite
def entries(draw: st.DrawFn, form: EmploymentForm) -> tuple[Entry, ...]:
    """Thirteen good months, then a few odd witnesses, second sources and corrections, and perhaps a hole."""
    kind = IncomeKind.TAKINGS if form in (EmploymentForm.SELF_EMPLOYED, EmploymentForm.PLATFORM) else IncomeKind.WAGE
    good = draw(st.sampled_from([MINIMUM, MINIMUM, 2 * MINIMUM]))
    hole = draw(st.integers(-20, 12))
    days = draw(st.integers(20, 28))

    def one(number: int, fen: int, evidence: Evidence, lineage: str, **other: object) -> Entry:
        named = {"person": "zhao", "source": "shop", "days_worked": days, "kind": kind} | other
        return Entry(month=later(START, number), amount_fen=fen, evidence=evidence, lineage=lineage, **named)  # type: ignore[arg-type]

    made = [one(number, good, Evidence.PAYSLIP, f"{number}-0") for number in range(13) if number != hole]
    for _ in range(draw(st.sampled_from([0, 0, 1, 2, 4]))):
        number = draw(st.integers(0, 12))
        lineage = f"{number}-{draw(st.integers(0, 2))}"
        other = {
            "version": draw(st.integers(1, 2)),
            "source": draw(st.sampled_from(["shop", "shop", "stall"])),
            "person": draw(st.sampled_from(["zhao", "zhao", "wife"])),
        }
        made.append(one(number, draw(AMOUNTS), draw(st.sampled_from(Evidence)), lineage, **other))
    return tuple(made)


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    """A placement that is near enough to stable for every rule to matter."""
    form = draw(FORMS)
    started_on = START + timedelta(days=draw(st.sampled_from([0, 0, 0, 0, 1, 30])))
    spells: tuple[Spell, ...] = (Spell(started_on),)
    if draw(st.integers(0, 5)) == 0:
        left = started_on + timedelta(days=draw(st.integers(0, 300)))
        spells = (Spell(started_on, left), Spell(left + timedelta(days=draw(st.integers(1, 20)))))
        spells = spells[: draw(st.integers(1, 2))]
    return facts(
        form=form,
        started_on=started_on,
        spells=spells,
        shares=(AgreedShare(started_on, draw(st.sampled_from([50, 100]))),),
        entries=draw(entries(form)),
        budgets=draw(
            st.sampled_from([(Budget(START, 2, 0, 0),), (Budget(START, 2, 0, 0),), (Budget(START, 3, 0, 0),)])
        ),
        causes=draw(st.sampled_from([(CauseSpan(START, START),)] * 4 + [(), (CauseSpan(START),)])),
        confirmed_on=(START + timedelta(days=70), START + timedelta(days=130)) if draw(st.booleans()) else (),
        care=tuple(CareSign(later(START, number).replace(day=25), True) for number in range(13)),
        relapsed_on=draw(st.sampled_from([(), (), (), (START + timedelta(days=250),)])),
        wage_before_fen=draw(st.sampled_from([MINIMUM, MINIMUM, MINIMUM, None, MINIMUM + 1])),
    )


def nearness(decision: Decision) -> int:
    return NEARNESS[decision.outcome]


def stage(decision: Decision) -> int:
    return tuple(Stage).index(decision.stage)


@given(any_facts(), DAYS, st.data())
@settings(max_examples=200)
def test_one_more_yuan_never_turns_stable_into_not_stable(known: Facts, day: date, data: st.DataObject) -> None:
    if not known.entries:
        return
    chosen = data.draw(st.integers(0, len(known.entries) - 1))
    raised = replace(known.entries[chosen], amount_fen=(known.entries[chosen].amount_fen or 0) + 100)
    richer = replace(known, entries=(*known.entries[:chosen], raised, *known.entries[chosen + 1 :]))
    before, after = decide(known, day), decide(richer, day)
    assert nearness(after) >= nearness(before) or before.outcome is not OutcomeClass.STABLE
    assert stage(after) >= stage(before)


@given(any_facts(), DAYS, st.integers(0, 12))
@settings(max_examples=200)
def test_an_unknown_month_never_helps(known: Facts, day: date, number: int) -> None:
    month = later(START, number)
    less = replace(known, entries=tuple(entry for entry in known.entries if entry.month != month))
    before, after = decide(known, day), decide(less, day)
    assert nearness(after) <= nearness(before)
    assert stage(after) <= stage(before)


@given(any_facts(), DAYS, st.randoms())
def test_the_order_of_what_is_known_is_irrelevant(known: Facts, day: date, chance: object) -> None:
    def shuffled(parts: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(parts)
        chance.shuffle(mixed)  # type: ignore[attr-defined]
        return tuple(mixed)

    mixed = replace(
        known,
        **{name: shuffled(getattr(known, name)) for name in ("entries", "spells", "causes", "care", "confirmed_on")},
    )
    assert decide(mixed, day) == decide(known, day)


@given(any_facts(), DAYS, st.data())
@settings(max_examples=150)
def test_raising_a_grade_never_hurts(known: Facts, day: date, data: st.DataObject) -> None:
    if not known.entries:
        return
    chosen = data.draw(st.integers(0, len(known.entries) - 1))
    better = replace(known.entries[chosen], grade=Grade.A)
    graded = replace(known, entries=(*known.entries[:chosen], better, *known.entries[chosen + 1 :]))
    before, after = decide(known, day), decide(graded, day)
    assert nearness(after) >= nearness(before)
    assert stage(after) >= stage(before)


@given(any_facts(), DAYS, AMOUNTS, st.integers(0, 12), st.sampled_from(Evidence))
def test_the_lowest_evidence_wins(known: Facts, day: date, fen: int, number: int, evidence: Evidence) -> None:
    """Another witness of the same pay can only lower the figure that counts."""
    month = later(START, number)
    kind = known.entries[0].kind if known.entries else IncomeKind.WAGE
    witness = Entry("zhao", month, "shop", kind, fen, evidence, lineage="new")
    counted = {(figure.person, figure.month, figure.source): figure.fen for figure in figures(known.entries)}
    heard = {(figure.person, figure.month, figure.source): figure.fen for figure in figures((*known.entries, witness))}
    assert all(heard[key] <= before for key, before in counted.items())


@given(any_facts(), st.integers(0, 420))
@settings(max_examples=150)
def test_every_placement_is_in_exactly_one_class_on_any_day(known: Facts, after: int) -> None:
    decision = decide(known, known.started_on + timedelta(days=after))
    assert decision.outcome in NEARNESS
    rules = [step.rule for step in decision.working]
    assert len(rules) == len(set(rules))
    if decision.outcome is OutcomeClass.STABLE:
        others = [step for step in decision.working if step.rule not in ("4-durable", "2-retained-30", "2-retained-90")]
        assert all(step.passed is True for step in others)


@given(any_facts(), st.integers(0, 400))
def test_a_decision_changes_only_on_a_day_that_was_foretold(known: Facts, after: int) -> None:
    day = known.started_on + timedelta(days=after)
    quiet = next_day_to_decide(known, day) - timedelta(days=1)
    now, then = decide(known, day), decide(known, quiet)
    assert (now.outcome, now.stage) == (then.outcome, then.stage)

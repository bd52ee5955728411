"""Tells the demonstration in Chinese or English: each family's story, then the closing table."""

from collections.abc import Iterator

from app.demonstration.result import DemonstrationResult, FamilyStory, PlacementStory
from app.followups.lifecycle import CLASS_LABELS, STAGE_LABELS, OutcomeClass
from app.languages import render
from app.sentences import Sentence, say

MARKS: dict[bool | None, str] = {True: "✓", False: "✕", None: "…"}


def tell(result: DemonstrationResult, locale: str) -> str:
    """The whole demonstration as text in `locale` (zh_CN or en)."""
    lines = [
        *_opening(result),
        *(line for family in result.families for line in _family(family)),
        *_closing(result),
    ]
    return "\n".join(line if isinstance(line, str) else render(line, locale) for line in lines)


def _opening(result: DemonstrationResult) -> Iterator[Sentence | str]:
    yield say("An invented town. Names, firms, courses and figures are made up; only the job titles are real.")
    yield say("{months} months have passed, up to {day}.", months=result.months, day=result.last_day)
    yield ""


def _family(family: FamilyStory) -> Iterator[Sentence | str]:
    yield say("== {code} {name}", code=family.code, name=family.name)
    for moment in family.moments:
        yield say("   {day}  {text}", day=moment.day, text=moment.what)
    for placement in family.placements:
        yield from _placement(placement)
    yield ""


def _placement(placement: PlacementStory) -> Iterator[Sentence | str]:
    yield say(
        " → {title}, since {day}: {outcome} ({stage})",
        title=placement.title,
        day=placement.started_on,
        outcome=CLASS_LABELS[placement.outcome],
        stage=STAGE_LABELS[placement.stage],
    )
    for step in placement.working:
        yield say("     {mark} {text}", mark=MARKS[step.passed], text=step.sentence)


def _closing(result: DemonstrationResult) -> Iterator[Sentence | str]:
    table = result.table
    yield say("== The closing table: every placement that was started is in exactly one class")
    yield say("  {count}  placements started", count=table.started)
    for outcome in OutcomeClass:
        yield say("  {count}  {outcome}", count=table.counts.get(outcome, 0), outcome=CLASS_LABELS[outcome])
        if outcome is OutcomeClass.STABLE:
            yield say("      of these {count} lasting to month twelve", count=table.durable)
    yield say("  {events} events are in the history, which is unbroken.", events=result.history[0])

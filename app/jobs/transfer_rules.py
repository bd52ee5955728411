"""Whether another post at the same employer is one to propose, and who still has to agree to it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from app.jobs.lifecycle import PARTY_LABELS, Party
from app.jobs.postings import NewTransfer
from app.matching.values import CareWindow
from app.offers.findings import Finding
from app.regions.rules import Parameters
from app.schedules.hours import work_findings
from app.schedules.week import WeekPattern, Window
from app.schedules.week_text import week_text
from app.sentences import Money, Sentence, say


def transfer_findings(
    posting: NewTransfer, wage_before_fen: int, kept_free: WeekPattern, parameters: Parameters
) -> tuple[Finding, ...]:
    """What stops a transfer: a lower wage, hours this worker must keep free, hours the law forbids.

    `kept_free` is why-less on purpose: an employer reads these sentences. Source: domain.md, InHouseTransfer.
    """
    return tuple(_findings(posting, wage_before_fen, kept_free, parameters))


def hours_to_keep_free(windows: Iterable[CareWindow], day: date) -> WeekPattern:
    """The care windows on `day` during which no other adult of the household is at home from beginning to end."""
    kept = WeekPattern.EMPTY
    for window in windows:
        if (window.first_day or day) <= day <= (window.last_day or day):
            kept |= WeekPattern.any_of(part for part in _parts(window.week) if not _covered(part, window))
    return kept


def missing_agreements(agreed: Mapping[Party, datetime | None]) -> tuple[Party, ...]:
    """The parties that have not agreed to the present terms."""
    return tuple(party for party in Party if agreed.get(party) is None)


def missing_agreements_text(missing: Iterable[Party]) -> Sentence:
    """Whose agreement is still to come, for people."""
    return say(
        "The transfer needs the agreement of all three; still to agree: {parties}.",
        parties=tuple(PARTY_LABELS[party] for party in missing),
    )


def _findings(
    posting: NewTransfer, wage_before_fen: int, kept_free: WeekPattern, parameters: Parameters
) -> Iterator[Finding]:
    if posting.wage_offered_fen < wage_before_fen:
        yield Finding(
            "wage-lower",
            say(
                "The wage offered, {offered}, is lower than the present one, {before}.",
                offered=Money(posting.wage_offered_fen),
                before=Money(wage_before_fen),
            ),
            say("Offer at least {before}.", before=Money(wage_before_fen)),
        )
    clash = posting.week & kept_free
    if clash:
        yield Finding(
            "week-does-not-fit",
            say("These hours do not fit the worker's week: {hours}.", hours=week_text(clash)),
            say("Start later, end earlier or pause, so that {hours} stay free.", hours=week_text(kept_free)),
        )
    for finding in work_findings(posting.week, parameters):
        yield Finding(finding.rule, finding.message, finding.fix)


def _parts(week: WeekPattern) -> Iterator[WeekPattern]:
    for window in week.windows():
        for day in window.days:
            yield WeekPattern.from_windows(Window((day,), window.start, window.end))


def _covered(part: WeekPattern, window: CareWindow) -> bool:
    return any(adult.free.covers(part) for adult in window.adults)

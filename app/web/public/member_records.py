"""What was written down for a member: the talks about another post, and a student's months of hours and pay."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from app import clock
from app.actors import SYSTEM
from app.jobs.lifecycle import PARTY_LABELS, STANCE_LABELS, TRANSFER_LABELS, Stance, TransferState
from app.jobs.queries import NoteSaid, TransferStanding, negotiation_of
from app.schedules.week_text import hours_text, week_text
from app.sentences import Money, Sentence, say
from app.web.public.moments import BAD, GOOD, PLAIN, WARN, Moment
from app.web.public.opening_words import amount_text
from app.web.public.views import Detail, StudentMonth, Tag, TalkView
from app.workstudy.queries import BookingStanding, monthly_statement
from app.workstudy.statement import MINUTES_OF_HALF_HOUR, MonthlyStatement

TONES = {TransferState.AGREED: GOOD, TransferState.REFUSED: BAD}
MONTHS_SHOWN = 6


async def talks_of(transfers: Sequence[TransferStanding]) -> tuple[TalkView, ...]:
    """Each transfer with its wage before and offered, and everything that was said about it."""
    return tuple([_talk(transfer, await negotiation_of(SYSTEM, transfer.id)) for transfer in transfers])


async def student_months_of(
    person_id: UUID, bookings: Sequence[BookingStanding], day: date
) -> tuple[StudentMonth, ...]:
    """The latest months up to `day` in which a booking was held, the newest first; those without hours are left out."""
    months = list(_months(bookings, day))[-MONTHS_SHOWN:]
    statements = [await monthly_statement(SYSTEM, person_id, month.year, month.month) for month in reversed(months)]
    return tuple(_month(statement) for statement in statements if statement.minutes)


def _talk(transfer: TransferStanding, notes: Sequence[NoteSaid]) -> TalkView:
    offered = transfer.offered
    return TalkView(
        title=offered.title,
        tag=Tag(TRANSFER_LABELS[transfer.state], TONES.get(transfer.state, "info")),
        about=(
            Detail(say("Pay before"), (amount_text(transfer.wage_before_fen),)),
            Detail(say("Pay offered"), (amount_text(offered.wage_offered_fen),)),
            Detail(say("Hours offered"), (week_text(offered.week),)),
        ),
        notes=tuple(_note(note) for note in notes),
    )


def _note(note: NoteSaid) -> Moment:
    tone = {Stance.AGREES: GOOD, Stance.OBJECTS: WARN}.get(note.stance, PLAIN)
    what = say("{party} {stance}", party=PARTY_LABELS[note.party], stance=STANCE_LABELS[note.stance])
    return Moment(clock.day_of(note.said_at), what, tone, note.text)


def _months(bookings: Sequence[BookingStanding], day: date) -> Iterator[date]:
    """The first day of every month from the first booking to the last one's end, none after `day`."""
    if not bookings:
        return
    month = min(booking.first_day for booking in bookings).replace(day=1)
    last = min(day, max(booking.last_day for booking in bookings))
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _month(statement: MonthlyStatement) -> StudentMonth:
    return StudentMonth(
        month=statement.month,
        slots=tuple(line.title for line in statement.lines),
        hours=_hours(statement.minutes),
        pay=Money(statement.pay_fen),
        notes=statement.notes,
    )


def _hours(minutes: int) -> Sentence:
    if minutes % MINUTES_OF_HALF_HOUR == 0:
        return hours_text(minutes // MINUTES_OF_HALF_HOUR)
    return say("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)

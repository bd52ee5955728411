"""Messages leave once, after their transaction, and name nobody in the log."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from structlog.testing import capture_logs

from app import clock
from app.actors import SYSTEM
from app.db import ConstraintBroken, atomic_block
from app.notifications import Channel, Recipient, deliver_due, queue
from app.notifications.actions import GIVE_UP_AFTER
from app.notifications.tables import Message
from app.sentences import say
from tests.conftest import OpenDatabase

PERSON = UUID(int=7)
HELLO = say("Hello {name}, your course begins.", name="王芳")


async def queue_one(message_key: str = "course:1", **named: Any) -> UUID:
    return await queue(SYSTEM, Recipient(person_id=PERSON), HELLO, message_key=message_key, **named)


async def states() -> list[str]:
    return await Message.select(Message.state).output(as_list=True)


async def refuse(message_id: UUID, channel: Channel) -> None:
    raise ConnectionError


async def test_a_queued_message_is_delivered_once(database: OpenDatabase) -> None:
    await queue_one()
    assert [await deliver_due(), await deliver_due()] == [1, 0]
    assert await states() == ["sent"]


async def test_the_log_says_which_message_but_not_to_whom_or_what(database: OpenDatabase) -> None:
    message_id = await queue_one(channel=Channel.SMS)
    with capture_logs() as lines:
        await deliver_due()
    assert lines == [
        {"event": "message delivered", "message_id": str(message_id), "channel": "sms", "log_level": "info"}
    ]


async def test_one_cause_makes_one_message(database: OpenDatabase) -> None:
    assert await queue_one() == await queue_one()
    assert await deliver_due() == 1


async def test_a_message_of_a_transaction_that_failed_is_never_sent(database: OpenDatabase) -> None:
    with pytest.raises(LookupError):
        async with atomic_block():
            await queue_one()
            raise LookupError
    assert await deliver_due() == 0


async def test_a_message_waits_until_it_is_due(database: OpenDatabase) -> None:
    with clock.simulated(datetime(2026, 3, 1, tzinfo=UTC)):
        await queue_one(due_at=clock.now() + timedelta(hours=1))
        assert await deliver_due() == 0
        clock.pass_time(timedelta(hours=1))
        assert await deliver_due() == 1


async def test_a_failed_delivery_is_tried_again_later(database: OpenDatabase) -> None:
    with clock.simulated(datetime(2026, 3, 1, tzinfo=UTC)):
        await queue_one()
        assert await deliver_due(deliver=refuse) == 0
        assert await deliver_due() == 0
        clock.pass_time(timedelta(minutes=1))
        assert await deliver_due() == 1


async def test_a_message_that_never_gets_through_is_given_up(database: OpenDatabase) -> None:
    with clock.simulated(datetime(2026, 3, 1, tzinfo=UTC)):
        await queue_one()
        for _ in range(GIVE_UP_AFTER):
            assert await states() == ["queued"]
            await deliver_due(deliver=refuse)
            clock.pass_time(timedelta(hours=6))
        assert await states() == ["failed"]
        assert await deliver_due() == 0


async def test_a_message_has_exactly_one_recipient(database: OpenDatabase) -> None:
    for ids in ((None, None), (uuid4(), uuid4())):
        with pytest.raises(ValueError, match="one person"):
            Recipient(*ids)
    await queue_one()
    with pytest.raises(ConstraintBroken):
        await Message.update({Message.organisation_id: uuid4()}, force=True)

"""Queueing messages, and delivering the ones that are due."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from app import clock
from app.actors import Actor
from app.db import atomic
from app.db.claims import DueWork, carry_out_due
from app.identifiers import new_id
from app.notifications.tables import Channel, Message, MessageState
from app.sentences import Sentence, to_json

GIVE_UP_AFTER = 8
"""Failed deliveries, with growing pauses between them: some two hours."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person, or an organisation; exactly one of the two."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None

    def __post_init__(self) -> None:
        if (self.person_id is None) == (self.organisation_id is None):
            raise ValueError("a message goes to one person or to one organisation")


Deliver = Callable[[UUID, Channel], Awaitable[None]]


@atomic
async def queue(
    actor: Actor,
    recipient: Recipient,
    sentence: Sentence,
    *,
    message_key: str,
    channel: Channel = Channel.APP,
    due_at: datetime | None = None,
) -> UUID:
    """Have `sentence` sent once the transaction has ended, or at `due_at`: the message's id.

    `message_key` names the cause, such as "follow-up:ID:asked": a second message with it is the first one.
    """
    await Message.raw(
        "INSERT INTO message (id, due_at, fence, attempts, message_key, person_id, organisation_id, channel, "
        "sentence, state) VALUES ({}, {}, 0, 0, {}, {}, {}, {}, {}, {}) ON CONFLICT (message_key) DO NOTHING",
        new_id(),
        due_at or clock.now(),
        message_key,
        recipient.person_id,
        recipient.organisation_id,
        channel.value,
        json.dumps(to_json(sentence), ensure_ascii=False),
        MessageState.QUEUED.value,
    )
    queued = await Message.select(Message.id).where(Message.message_key == message_key)
    message_id: UUID = queued[0]["id"]
    return message_id


async def deliver_due(limit: int = 50, deliver: Deliver | None = None) -> int:
    """Deliver up to `limit` due messages: how many were sent. Safe in any number of processes.

    A process that dies between delivering and noting it delivers again later, so what takes the messages must drop a
    message id that it has seen.
    """

    async def send(message_id: UUID) -> None:
        message = await Message.select(Message.channel).where(Message.id == message_id)
        await (deliver or deliver_to_log)(message_id, Channel(message[0]["channel"]))

    work = DueWork(
        Message,
        send,
        settled_as={Message.state: MessageState.SENT.value},
        give_up_after=GIVE_UP_AFTER,
        given_up_as={Message.state: MessageState.FAILED.value},
    )
    return await carry_out_due(work, limit=limit)


async def deliver_to_log(message_id: UUID, channel: Channel) -> None:
    """Note the message in the log: its id and channel, nothing about its recipient or its text."""
    log.info("message delivered", message_id=str(message_id), channel=channel.value)

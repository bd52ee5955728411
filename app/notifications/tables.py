"""The outbox: messages written in the transaction that causes them, and delivered after it."""

from enum import StrEnum

from piccolo.columns import JSON, UUID, Varchar
from piccolo.constraints import Check, Unique

from app.db.claims import Claimable


class Channel(StrEnum):
    """How a message reaches its recipient."""

    APP = "app"
    SMS = "sms"
    WECHAT = "wechat"


class MessageState(StrEnum):
    """Where a message is on its way; `failed` is given up."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Message(Claimable):
    """One message to one person or to one organisation. `message_key` is the cause's own: one message a cause."""

    message_key = Varchar(length=120, null=False)
    person_id = UUID(null=True, default=None)
    organisation_id = UUID(null=True, default=None)
    channel = Varchar(length=10, null=False)
    sentence = JSON(null=False)
    state = Varchar(length=10, null=False, default=MessageState.QUEUED.value)

    one_message = Unique([message_key])
    one_recipient = Check(
        (person_id.is_null() & organisation_id.is_not_null()) | (person_id.is_not_null() & organisation_id.is_null())
    )

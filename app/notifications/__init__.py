"""Messages to people and organisations, by an outbox."""

from app.notifications.actions import Recipient, deliver_due, queue
from app.notifications.tables import Channel

__all__ = ["Channel", "Recipient", "deliver_due", "queue"]

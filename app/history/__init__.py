"""What happened, who did it and why: append-only, hash-chained, and the way events reach other rooms."""

from app.history.actions import connect, record
from app.history.events import Event
from app.history.queries import Entry, story_of, verify

__all__ = ["Entry", "Event", "connect", "record", "story_of", "verify"]

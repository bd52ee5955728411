"""Row ids: time-ordered UUIDs (version 7, RFC 9562), so ids sort in the order rows were made."""

import random
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from app import clock

_random_bits: Callable[[int], int] = secrets.randbits
_lock = threading.Lock()
_last_tick = 0


def new_id() -> UUID:
    """A new id, greater than every id this process made before it, also within one millisecond."""
    global _last_tick
    with _lock:
        tick = (int(clock.now().timestamp() * 1000) << 12) | _random_bits(8)
        _last_tick = max(tick, _last_tick + 1)
        milliseconds, counter = _last_tick >> 12, _last_tick & 0xFFF
        tail = _random_bits(62)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | tail)


@contextmanager
def reproducible(seed: int) -> Iterator[None]:
    """Make the same ids on every run of the block: for the demonstration and for tests."""
    global _random_bits, _last_tick
    before = _random_bits, _last_tick
    _random_bits, _last_tick = random.Random(seed).getrandbits, 0
    try:
        yield
    finally:
        _random_bits, _last_tick = before

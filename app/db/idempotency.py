"""A command sent twice with the same key is carried out once, and answered alike."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor
from app.db.tables import AnswerGiven
from app.identifiers import new_id

Answer = UUID | str | int | None | list["Answer"]


async def answer_once(actor: Actor, action: str, key: str, carry_out: Callable[[], Awaitable[Any]]) -> Any:
    """The first answer to this actor's `action` with this `key`; carries it out when there is none. In a transaction.

    Where transactions run side by side, a second sender waits at the unique index until the first has ended. Raises
    TypeError for an answer that is not a UUID, str, int, None or list of these.
    """
    who = f"{actor.role.value}:{actor.id or ''}"
    taken = await AnswerGiven.raw(
        "INSERT INTO answer_given (id, actor, action, key, answer, given_at) VALUES ({}, {}, {}, {}, NULL, {}) "
        "ON CONFLICT (actor, action, key) DO NOTHING RETURNING key",
        new_id(),
        who,
        action,
        key,
        clock.now(),
    )
    this_one = (AnswerGiven.actor == who) & (AnswerGiven.action == action) & (AnswerGiven.key == key)
    if not taken:
        given = await AnswerGiven.select(AnswerGiven.answer).where(this_one).first()
        return _from_json(json.loads(given["answer"])["answer"]) if given else None
    answer = await carry_out()
    # In an object, because SQLite would turn the text of a bare number into a number.
    await AnswerGiven.update({AnswerGiven.answer: json.dumps({"answer": _to_json(answer)})}).where(this_one)
    return answer


async def forget_answers(before: datetime) -> int:
    """Delete the answers given before that moment, and with them their keys, which work anew: how many.

    Nobody sends a form again after days.
    """
    gone = await AnswerGiven.delete().where(AnswerGiven.given_at < before).returning(AnswerGiven.id)
    return len(gone)


def _to_json(answer: Answer) -> Any:
    match answer:
        case UUID():
            return {"id": str(answer)}
        case list():
            return [_to_json(part) for part in answer]
        case str() | int() | None:
            return answer
    raise TypeError(f"not an answer that can be given twice: {answer!r}")


def _from_json(stored: Any) -> Answer:
    match stored:
        case {"id": str(text)}:
            return UUID(text)
        case list():
            return [_from_json(part) for part in stored]
    return stored  # type: ignore[no-any-return]

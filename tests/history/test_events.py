"""What an event carries reads back as it was written, or its hash could not be checked."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.history.chain import hash_of
from app.history.events import as_json
from app.sentences import Money, say


class Tier(StrEnum):
    DEEP = "deep"


simple = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.uuids()
    | st.dates()
    | st.sampled_from([Tier.DEEP, Money(5), say("{n} days", n=3)])
)
values = st.recursive(simple, lambda inner: st.lists(inner) | st.dictionaries(st.text("abc"), inner), max_leaves=10)


@given(values)
def test_what_an_event_carries_reads_back_alike(value: object) -> None:
    assert json.loads(json.dumps(as_json(value), ensure_ascii=False)) == as_json(value)


@given(st.permutations(["a", "b", "c"]))
def test_the_hash_does_not_depend_on_the_order_of_fields(names: list[str]) -> None:
    assert hash_of(entry(dict.fromkeys(names, 1))) == hash_of(entry({"a": 1, "b": 1, "c": 1}))


@given(values, values)
def test_different_data_gives_a_different_hash(one: object, other: object) -> None:
    same = json.dumps(as_json(one), sort_keys=True) == json.dumps(as_json(other), sort_keys=True)
    assert (hash_of(entry(one)) == hash_of(entry(other))) == same


def entry(data: object) -> dict[str, object]:
    return {
        "id": UUID(int=1),
        "happened_at": datetime(2026, 3, 1, tzinfo=UTC),
        "actor_role": "system",
        "actor_id": None,
        "organisation_id": None,
        "event": "Noted",
        "subject_kind": "note",
        "subject_id": UUID(int=2),
        "data": as_json(data),
        "why": "",
        "previous_hash": "0" * 64,
    }

"""Who may do what."""

import pytest

from app.actors import SYSTEM, Actor, Role, require
from app.errors import NotAllowed


def test_an_action_is_open_to_its_roles_and_to_the_program_itself() -> None:
    require(Actor(Role.CASEWORKER), Role.CASEWORKER, Role.SUPERVISOR)
    require(SYSTEM, Role.CASEWORKER)


def test_an_action_is_closed_to_other_roles() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(Actor(Role.EMPLOYER), Role.CASEWORKER)
    assert refused.value.rule == "role-not-allowed"

"""The one family of refusals: what was wrong, by which rule, in a sentence for the user."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong field: its name (`""` for the whole form), what is wrong and what to do, and the rule's code."""

    field: str
    message: Sentence
    rule: str


class Refusal(Exception):
    """A request the program declines; `rule` is the code of the rule that declined it."""

    def __init__(self, message: Sentence, rule: str) -> None:
        super().__init__(f"{rule}: {message.template} {dict(message.values)}")
        self.message = message
        self.rule = rule


class NotFound(Refusal):
    """There is no such record, or this user may not see it: the two are never told apart."""

    def __init__(self, message: Sentence | None = None, rule: str = "not-found") -> None:
        super().__init__(message or say("We could not find this. It may have been removed."), rule)


class NotAllowed(Refusal):
    """The user can see the record but may not do this to it."""


class NotPossibleNow(Refusal):
    """Allowed in general, but not in the record's present state."""


class Invalid(Refusal):
    """Input that breaks rules: every wrong field at once, in the order of the form."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        if not problems:
            raise ValueError("Invalid needs at least one problem")
        super().__init__(problems[0].message, problems[0].rule)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done; when not, by which rule and why."""

    allowed: bool
    rule: str = ""
    reason: Sentence | None = None

    def or_refuse(self) -> None:
        """Raises NotPossibleNow with the rule and its reason when it may not."""
        if self.reason is not None:
            raise NotPossibleNow(self.reason, self.rule)


ALLOWED = Verdict(True)

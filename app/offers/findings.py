"""What a review finds in an offer: the rule, what is wrong, what to do, and whether it stops the offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.sentences import Sentence, from_json, to_json


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a review. A `blocking` one keeps the offer from going live; a note only informs."""

    rule: str
    message: Sentence
    remedy: Sentence
    blocking: bool = True


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that keep an offer from going live."""
    return tuple(finding for finding in findings if finding.blocking)


def findings_to_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as a JSON list, for storing."""
    return [
        {
            "rule": finding.rule,
            "message": to_json(finding.message),
            "remedy": to_json(finding.remedy),
            "blocking": finding.blocking,
        }
        for finding in findings
    ]


def findings_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """The findings that `findings_to_json` stored."""
    return tuple(
        Finding(item["rule"], from_json(item["message"]), from_json(item["remedy"]), item["blocking"])
        for item in stored
    )

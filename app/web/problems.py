"""The one place where a refusal or a failure becomes a page, or JSON for a program that asks for it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import structlog
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow, Problem, Refusal
from app.identifiers import new_id
from app.languages import render
from app.sentences import Sentence, say
from app.web import language
from app.web.pages import AnyRequest, page

STATUSES: dict[type[Refusal], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotPossibleNow: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
}
PROBLEM_JSON = "application/problem+json"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ProblemView:
    """What an error page says: what happened, what to do, and the rule's code to quote."""

    status: HTTPStatus
    title: Sentence
    message: Sentence
    rule: str
    problems: tuple[Problem, ...] = ()
    reference: str | None = None


def handlers() -> ExceptionHandlersMap:
    """The exception handlers of the app."""
    return {Refusal: _refused, HTTPException: _not_understood, Exception: _failed}


def title(status: HTTPStatus) -> Sentence:
    """The heading of an error page."""
    match status:
        case HTTPStatus.NOT_FOUND:
            return say("Page not found")
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return say("This cannot be done here")
        case HTTPStatus.FORBIDDEN:
            return say("You cannot do this")
        case HTTPStatus.CONFLICT:
            return say("This is not possible now")
        case _ if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return say("Please check what was entered")
    return say("Something went wrong on our side")


def _refused(request: AnyRequest, refusal: Refusal) -> Response[Any]:
    status = STATUSES.get(type(refusal), HTTPStatus.CONFLICT)
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    return _answer(request, ProblemView(status, title(status), refusal.message, refusal.rule, problems))


def _not_understood(request: AnyRequest, exception: HTTPException) -> Response[Any]:
    if isinstance(exception, ValidationException):
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        message = say("The address asks for something we cannot read. Go back and choose again.")
        return _answer(request, ProblemView(status, title(status), message, "address"))
    status = HTTPStatus(exception.status_code)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _failed(request, exception)
    message = (
        say("We could not find this. It may have been removed.")
        if status is HTTPStatus.NOT_FOUND
        else say("Go back and try another way.")
    )
    answer = _answer(request, ProblemView(status, title(status), message, status.name.lower().replace("_", "-")))
    answer.headers |= {name: value for name, value in (exception.headers or {}).items() if name.lower() == "allow"}
    return answer


def _failed(request: AnyRequest, exception: Exception) -> Response[Any]:
    # The reference joins what the visitor sees to the log; the log holds no request data.
    reference = str(new_id())
    log.error("failed", reference=reference, exc_info=exception)
    message = say("This is our mistake, not yours. Please try again in a few minutes.")
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _answer(request, ProblemView(status, title(status), message, "failure", reference=reference))


def _answer(request: AnyRequest, problem: ProblemView) -> Response[Any]:
    if _wants_json(request):
        return Response(
            _as_json(problem, language.locale_of(request)), status_code=problem.status, media_type=PROBLEM_JSON
        )
    return page(request, "errors/problem.html", problem, problem.status)


def _wants_json(request: AnyRequest) -> bool:
    accepted = request.headers.get("accept", "").lower()
    return "json" in accepted and "text/html" not in accepted


def _as_json(problem: ProblemView, locale: str) -> dict[str, Any]:
    fields = [
        {"field": wrong.field, "rule": wrong.rule, "message": render(wrong.message, locale)}
        for wrong in problem.problems
    ]
    stated = {
        "title": render(problem.title, locale),
        "status": int(problem.status),
        "detail": render(problem.message, locale),
        "rule": problem.rule,
    }
    return (
        stated
        | ({"problems": fields} if fields else {})
        | ({"reference": problem.reference} if problem.reference else {})
    )

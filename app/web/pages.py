"""Turns a view into a page: the templates, and what every template may call."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from litestar import MediaType, Request, Response

from app.languages import render
from app.sentences import Money, Sentence, Value
from app.web import assets, language

TEMPLATES = Path(__file__).parents[2] / "templates"

AnyRequest = Request[Any, Any, Any]


def page(request: AnyRequest, template: str, view: object = None, status: int = 200) -> Response[str]:
    """The answer: `template` filled with `view`, in the language of the request."""
    locale = language.locale_of(request)
    return Response(
        environment().get_template(template).render(_context(request, view, locale)),
        status_code=status,
        media_type=MediaType.HTML,
        headers={"Content-Language": language.TAGS[locale], "Vary": "Accept, Accept-Language"},
    )


def address_with(path: str, **parts: object) -> str:
    """`path` with a query of those `parts` that are neither None nor empty."""
    kept = {name: value for name, value in parts.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


@cache
def environment() -> Environment:
    """The templates: everything escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"_": _translated, "link": _link, "asset": assets.address_of, "money": Money}
    made.filters["text"] = _as_text
    return made


def _context(request: AnyRequest, view: object, locale: str) -> dict[str, Any]:
    return {
        "view": view,
        "locale": locale,
        "language": language.TAGS[locale],
        "chosen_language": language.chosen(request),
        "other_language": language.other(locale),
        "path": request.url.path,
        "query": {name: value for name, value in sorted(request.query_params.dict().items()) if name != "lang"},
        "is_demonstration": request.app.state.demonstration is not None,
    }


@pass_context
def _translated(context: Context, template: str, **values: Value) -> str:
    """`_("Text with {names}", names=value)` in a template: the text in the language of the page."""
    return render(Sentence(template, tuple(sorted(values.items()))), context["locale"])


@pass_context
def _as_text(context: Context, value: Value) -> str:
    """`{{ value | text }}`: a sentence, an amount, a day or a time of day as people write it."""
    sentence = value if isinstance(value, Sentence) else Sentence("{value}", (("value", value),))
    return render(sentence, context["locale"])


@pass_context
def _link(context: Context, path: str, query: Mapping[str, object] | None = None, **changes: object) -> str:
    """An address of ours that keeps the language chosen; `changes` replace parts of `query`, None removes one."""
    return address_with(path, **{"lang": context["chosen_language"], **(query or {}), **changes})

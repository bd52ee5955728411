"""Which language a request is answered in: `?lang=` first, then what the browser asks for, then Chinese."""

from typing import Any

from litestar.connection import ASGIConnection

from app.languages import ENGLISH, SIMPLIFIED_CHINESE

TAGS = {SIMPLIFIED_CHINESE: "zh-CN", ENGLISH: "en"}
"""BCP 47 tags, for `<html lang>` and Content-Language."""
IN_ADDRESS = {"zh": SIMPLIFIED_CHINESE, "en": ENGLISH}
"""What `?lang=` may say. A choice lives in the address: visitors need no cookie, and a link can be shared."""

Connection = ASGIConnection[Any, Any, Any, Any]


def chosen(connection: Connection) -> str | None:
    """What `?lang=` says, "zh" or "en"; None when it says neither."""
    asked = connection.query_params.get("lang")
    return asked if asked in IN_ADDRESS else None


def locale_of(connection: Connection) -> str:
    """The locale to answer in."""
    if choice := chosen(connection):
        return IN_ADDRESS[choice]
    # Browsers list languages by preference, so the order says as much as the q values.
    for wish in connection.headers.get("accept-language", "").split(","):
        if locale := IN_ADDRESS.get(wish.strip()[:2].lower()):
            return locale
    return SIMPLIFIED_CHINESE


def other(locale: str) -> str:
    """The other language, as `?lang=` says it."""
    return "zh" if locale == ENGLISH else "en"

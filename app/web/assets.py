"""Static files, kept in memory under names that carry their hash, so that browsers may keep them for good."""

import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from litestar import MediaType, Request, Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from app.errors import NotFound
from app.web.audience import Audience

FOLDER = Path(__file__).parents[2] / "static"
STYLESHEET = "nuangang.css"
STYLES = (
    "tokens",
    "page",
    "card",
    "table",
    "reasons",
    "timeline",
    "week",
    "ledger",
    "filters",
    "messages",
    "print",
)
"""The parts of the one stylesheet, in the order of the cascade: a first visit fetches one file, not eleven."""
KEPT = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    name: str
    media_type: str
    content: bytes

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that change with the content."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def address(self) -> str:
        """Where it is served: /static/nuangang.0123456789abcdef.css."""
        stem, dot, ending = self.name.rpartition(".")
        return f"/static/{stem}.{self.digest}{dot}{ending}"


def address_of(name: str) -> str:
    """The address of a static file. Raises KeyError for a name that is not in `static/`."""
    return _by_name()[name].address


@get("/static/{file:str}", opt={"who": Audience.ANYONE}, media_type=MediaType.TEXT)
async def static_file(request: Request[None, None, State], file: FromPath[str]) -> Response[bytes]:
    """A static file by its hashed name; 304 when the browser already holds it. Raises NotFound."""
    asset = _by_address().get(f"/static/{file}")
    if asset is None:
        raise NotFound
    etag = f'"{asset.digest}"'
    held = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    headers = {"Cache-Control": KEPT, "ETag": etag}
    if held & {etag, "*"}:
        return Response(b"", status_code=304, headers=headers, media_type=asset.media_type)
    return Response(asset.content, headers=headers, media_type=asset.media_type)


@cache
def _by_name() -> dict[str, Asset]:
    return {asset.name: asset for asset in _assets()}


@cache
def _by_address() -> dict[str, Asset]:
    return {asset.address: asset for asset in _by_name().values()}


def _assets() -> Iterator[Asset]:
    styles = [(FOLDER / "styles" / f"{part}.css").read_bytes() for part in STYLES]
    yield Asset(STYLESHEET, "text/css", b"\n".join(styles))
    for path in sorted(FOLDER.glob("*.*")):
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        yield Asset(path.name, media_type, path.read_bytes())

"""What a machine asks before it sends visitors: is the program alive, is it ready."""

import structlog
from litestar import MediaType, Response, get
from litestar.datastructures import State

from app.web.audience import Audience

log = structlog.get_logger()


@get("/healthz", opt={"who": Audience.ANYONE}, media_type=MediaType.TEXT, sync_to_thread=False)
def alive() -> str:
    """The program answers; it says nothing of the database, so that a database at rest kills nobody."""
    return "alive\n"


@get("/readyz", opt={"who": Audience.ANYONE}, media_type=MediaType.TEXT)
async def ready(state: State) -> Response[str]:
    """200 when the database answers and its tables are up to date, else 503."""
    try:
        is_ready = await state.is_ready()
    except Exception as problem:
        # Whatever the driver raises means the same here: not ready. The log keeps the reason.
        log.warning("not ready", problem=repr(problem))
        is_ready = False
    return Response("ready\n" if is_ready else "not ready\n", status_code=200 if is_ready else 503)

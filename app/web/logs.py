"""How the program writes its log: one JSON object a line on standard error, without anyone's data."""

import logging
import sys

import structlog


def write_json_lines(least: int = logging.INFO) -> None:
    """Log so from now on, what is at least as grave as `least`.

    A traceback is kept without the values of its variables: those are people's data.
    """
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(least),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # Standard output is for what a command answers.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )

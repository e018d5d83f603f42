"""The log: short event names with facts as fields, for people or as JSON, and never a secret."""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import Settings

MASK = "***"
QUIET = (
    "aiohttp",
    "alembic",
    "apscheduler",
    "asyncio",
    "httpcore",
    "httpx",
    "slack_bolt",
    "slack_sdk",
    "telegram",
)
"""Libraries whose everyday messages are not ours to keep: some hold addresses with tokens in them."""

_SHAPES = re.compile(
    r"""
      \d{3,20}:[A-Za-z0-9_-]{30,64}          # a Telegram token, also within an address
    | xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]+  # Slack's tokens
    | xapp-[A-Za-z0-9-]+
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)        # user and password of an address
    """,
    re.VERBOSE,
)


def mask(text: str, secrets: Iterable[str] = ()) -> str:
    """Return `text` without anything that looks like a token or is one of `secrets`."""
    for secret in secrets:
        text = text.replace(secret, MASK)
    return _SHAPES.sub(MASK, text)


def configure(settings: Settings, stream: TextIO | None = None) -> None:
    """Send all logging, ours and the libraries', to `stream` (the error output unless given)."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(settings.log_format, settings.secrets(), colors=handler.stream.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(
    style: Literal["console", "json"], secrets: list[str], *, colors: bool
) -> structlog.stdlib.ProcessorFormatter:
    """Return what renders a record. Tracebacks never show local variables, which hold people's texts."""
    shown: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if style == "json":
        shown += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    else:
        plain = structlog.dev.plain_traceback
        shown += [structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=plain)]
    return structlog.stdlib.ProcessorFormatter(
        processors=[*shown, _masked(secrets)], foreign_pre_chain=[*_shared(), structlog.stdlib.ExtraAdder()]
    )


def _masked(secrets: list[str]) -> Callable[[WrappedLogger, str, EventDict], str]:
    """Return the last processor: what comes before it is rendered text, and so nothing escapes it."""
    longest_first = sorted((s for s in secrets if s), key=len, reverse=True)

    def last(_logger: WrappedLogger, _name: str, rendered: EventDict) -> str:
        return mask(str(rendered), longest_first)

    return last

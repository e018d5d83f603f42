"""Answers that a language model writes from the passages, each sentence checked before it is seen."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, cast

import structlog
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage

from bot.guidebook.answering.guide import Asked, Guide, others_than
from bot.guidebook.answering.material import Given, given_of, messages_of
from bot.guidebook.finding.index import Found
from handlers.rules.citations import Checked, Source, checked, finished
from handlers.turn import Finding
from storage.records.guidebook import Outcome

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

LONGEST = 1_500
"""Characters of an answer. A longer one has not kept to its four sentences."""
SILENT = "SILENT"
"""What the prompt has the model write where the passages do not answer."""
PATIENCE = 20.0
"""Seconds for a whole answer."""
FIRST = 10.0
"""Seconds until its first word."""

log = structlog.get_logger()


class ModelGuide:
    """Has a chat model write the answer, and falls back to another guide where that cannot be trusted.

    It cannot where the model errs, calls tools, writes nothing or too much, takes longer than `timeout`
    seconds (`first` to its first word), or where no sentence passes the check. The asker is not told.
    """

    def __init__(
        self, model: BaseChatModel, fallback: Guide, timeout: float = PATIENCE, first: float = FIRST
    ) -> None:
        self._model = model
        self._fallback = fallback
        self._timeout = timeout
        self._first = min(first, timeout)

    async def answer(self, asked: Asked, found: Sequence[Found]) -> Finding:
        """Return what passed of what the model wrote, with what it cites; else what the fallback says."""
        given = await asyncio.to_thread(given_of, found)
        draft = _Draft([one.source for one in given], asked.language)
        failure = await self._written(asked, given, draft) if given else "nothing_given"
        if not failure and draft.silent:
            return Finding(Outcome.SILENT, language=asked.language)
        result = draft.checked
        if result.cut:
            log.warning("answer_cut", sentences=len(result.cut), why=sorted({one.why for one in result.cut}))
        if failure or not result.kept:
            log.warning("answer_refused", why=failure or "unsupported", characters=len(draft.text))
            return await self._fallback.answer(asked, found)
        cited = tuple(given[number - 1].passage for number in result.cited)
        return Finding(
            Outcome.WRITTEN,
            passage=cited[0],
            written=result.text,
            cited=cited,
            others=others_than(cited, found),
            language=asked.language,
        )

    async def _written(self, asked: Asked, given: Sequence[Given], draft: "_Draft") -> str:
        """Have the draft written, and shown as it grows. Return why it failed, in a word; "" if it did not.

        Any provider's error is one more way to fail.
        """
        messages = messages_of(asked, given)
        async with asyncio.TaskGroup() as group:
            screen = _Screen(asked.show) if asked.show is not None else None
            if screen is not None:
                group.create_task(screen.run())
            reading = self._read(messages, draft, screen)
            [outcome] = await asyncio.gather(reading, return_exceptions=True)
            if screen is not None:
                screen.end()
        return type(outcome).__name__ if isinstance(outcome, BaseException) else outcome

    async def _read(self, messages: list[BaseMessage], draft: "_Draft", screen: "_Screen | None") -> str:
        """Read what the model writes to its end. Raises `TimeoutError`, and whatever its provider does."""
        deadline = asyncio.get_running_loop().time() + self._timeout
        stream = cast("AsyncGenerator[AIMessageChunk]", self._model.astream(messages))
        async with asyncio.timeout(self._first) as limit, aclosing(stream):
            async for chunk in stream:
                if chunk.tool_call_chunks or chunk.tool_calls:
                    return "tools"
                if draft.take(str(chunk.text)):
                    limit.reschedule(deadline)
                    if len(draft.text) > LONGEST:
                        return "too_long"
                    if screen is not None:
                        screen.put(draft.shown)
        return "" if draft.text.strip() else "empty"


class _Draft:
    """An answer as far as it is written, and as much of it as has been checked."""

    def __init__(self, sources: Sequence[Source], language: str) -> None:
        self._sources = sources
        self._language = language
        self.text = ""
        self.shown = ""
        self._whole = ""

    def take(self, words: str) -> str:
        """Add words, and return them."""
        self.text += words
        whole = finished(self.text)
        if whole != self._whole:
            self._whole = whole
            self.shown = checked(whole, self._sources, self._language).text
        return words

    @property
    def silent(self) -> bool:
        """Whether the model says that the passages do not answer."""
        return self.text.strip(" \t\r\n\"'`*.") == SILENT

    @property
    def checked(self) -> Checked:
        """What of the whole may be said."""
        return checked(self.text, self._sources, self._language)


class _Screen:
    """Shows the newest of what may be shown, one after the other, while more is being written."""

    def __init__(self, show: Callable[[str], Awaitable[None]]) -> None:
        self._show = show
        self._fresh = asyncio.Event()
        self._text = ""
        self._seen = ""
        self._over = False

    def put(self, text: str) -> None:
        """Have the text shown as soon as the one before it is."""
        if text != self._text:
            self._text = text
            self._fresh.set()

    def end(self) -> None:
        """Show no more: what is being shown ends first."""
        self._over = True
        self._fresh.set()

    async def run(self) -> None:
        """Show until the end. That a platform shows nothing is no failure of the answer."""
        while True:
            await self._fresh.wait()
            self._fresh.clear()
            if self._over:
                return
            [outcome] = await asyncio.gather(self._shown(self._text), return_exceptions=True)
            if isinstance(outcome, BaseException):
                log.warning("answer_not_shown", error=type(outcome).__name__)

    async def _shown(self, text: str) -> None:
        await self._show(text)

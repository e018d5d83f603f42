"""A chat model that does what a test wrote: streams, dawdles, fails midway, lies, calls tools, hangs."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import ConfigDict, Field
from typing_extensions import override

TOOL = AIMessageChunk(content="", tool_call_chunks=[{"name": "phones", "args": "{}", "id": "1", "index": 0}])
"""What a model streams that calls a tool."""

Step = str | float | Exception | asyncio.Event | AIMessageChunk | None
"""Words; seconds to wait; an error; an event to wait for; a chunk as it is; None: to wait for ever."""


class Scripted(BaseChatModel):
    """Streams its `steps` at each call, remembers what it has `seen`; `asked` and `ended` say when."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    steps: Sequence[Any]
    seen: list[Sequence[BaseMessage]] = Field(default_factory=list)
    asked: asyncio.Event = Field(default_factory=asyncio.Event)
    ended: asyncio.Event = Field(default_factory=asyncio.Event)

    @property
    @override
    def _llm_type(self) -> str:
        return "scripted"

    @override
    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError

    @override
    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        self.seen.append(messages)
        self.asked.set()
        try:
            for step in self.steps:
                chunk = await _played(step)
                if chunk is not None:
                    yield ChatGenerationChunk(message=chunk)
        finally:
            self.ended.set()


def saying(text: str, size: int = 3) -> Scripted:
    """Return a model that streams a text in pieces of so many characters."""
    return Scripted(steps=[text[at : at + size] for at in range(0, len(text), size)] or [""])


async def _played(step: Step) -> AIMessageChunk | None:
    match step:
        case str():
            return AIMessageChunk(content=step)
        case AIMessageChunk():
            return step
        case Exception():
            raise step
        case asyncio.Event():
            await step.wait()
        case None:
            await asyncio.Event().wait()
        case _:
            await asyncio.sleep(step)
    return None

"""Promises heard by a language model: structured output, held to the words of the message."""

import asyncio
import json
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import structlog
from pydantic import BaseModel, Field

from bot.llm import chat_model
from bot.preparing import Ear, Spoken
from handlers.rules.derivation import Claim, accepted
from handlers.rules.promises import Promise

if TYPE_CHECKING:  # see bot.llm
    from langchain_core.language_models import BaseChatModel

log = structlog.get_logger()


class HeardPromise(BaseModel):
    """One promise."""

    title: str = Field(description="the deed, without the date")
    words: str = Field(description="the part of the message that says so, copied exactly")
    due: date | None = Field(default=None, description="the day, ISO 8601; null where none is named")
    owner: str = Field(default="", description="empty for the writer, else a name out of people")


class HeardPromises(BaseModel):
    """What was promised in a message; often nothing."""

    promises: list[HeardPromise] = Field(default_factory=list)


class ModelEar:
    """Has a chat model listen. What cannot be derived from the message is refused."""

    def __init__(self, model: "BaseChatModel", timeout: float = 20) -> None:
        self._model = model.with_structured_output(HeardPromises)
        self._timeout = timeout
        self._prompt = files("prompts.llm").joinpath("hear.md").read_text(encoding="utf-8")

    async def hear(self, message: Spoken) -> tuple[Promise, ...] | None:
        """Return what the message promises; None where the model failed, so that the rules listen."""
        asked = [("system", self._prompt), ("human", _material(message))]
        call = self._model.ainvoke(asked)
        timed = asyncio.wait_for(call, self._timeout)
        outcome: object = (await asyncio.gather(timed, return_exceptions=True))[0]
        if not isinstance(outcome, HeardPromises):
            log.warning("hearing_failed", error=type(outcome).__name__)
            return None
        claims = [Claim(one.title, one.words, one.due, one.owner) for one in outcome.promises]
        promises = tuple(accepted(claims, message.text, message.today, message.language, message.people))
        if len(promises) < len(claims):
            log.info("hearing_refused", claims=len(claims), accepted=len(promises))
        return promises


def _material(message: Spoken) -> str:
    """Return the message as JSON, so that nothing in it can pass for something around it."""
    material = {
        "message": message.text,
        "language": message.language,
        "today": f"{message.today:%A} {message.today.isoformat()}",
        "people": list(message.people),
    }
    return json.dumps(material, ensure_ascii=False)


def make_ear(model: str = "") -> Ear | None:
    """Return what listens with the model `provider:name`; None, so that the rules listen, where it is empty.

    Raises `ModelUnavailable` (see `bot.llm`).
    """
    return ModelEar(chat_model(model)) if model else None

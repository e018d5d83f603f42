"""A language model listens where one is configured; what it cannot have heard is refused."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

import pytest
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import Field
from typing_extensions import override

from bot.hearing import ModelEar, make_ear
from bot.llm import ModelUnavailable
from handlers.checkins.rounds import schedules
from storage.records.commitments import Commitment
from storage.records.schedules import MonthlyByDate, Schedule, ScheduleId, ScheduleState, Terms
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import telegram_of
from tests.flows.lakes import Lakes
from tests.flows.rooms import tied

Promise = dict[str, Any]

TEXT = "By 15 December you can have the map from us"
MAP = {"title": "Map", "words": TEXT, "due": "2026-12-15"}


class Listening(BaseChatModel):
    """A chat model that calls the tool with what a test wrote, raises, or never answers."""

    hears: list[Promise] | Exception | None
    seen: list[str] = Field(default_factory=list)

    @property
    @override
    def _llm_type(self) -> str:
        return "listening"

    @override
    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        return self

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
    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.seen.append(str(messages[-1].content))
        if self.hears is None:
            await asyncio.Event().wait()
        if isinstance(self.hears, Exception):
            raise self.hears
        call = {"name": "HeardPromises", "args": {"promises": self.hears}, "id": "1"}
        return ChatResult(generations=[ChatGeneration(message=AIMessage("", tool_calls=[call]))])


async def listened(lakes: Lakes, model: Listening) -> list[Commitment]:
    """Let a model listen to Amina's words; return what was proposed."""
    lakes.house.ear = ModelEar(model, 5)
    await lakes.house.restart()
    await lakes.amina.says(TEXT)
    return await lakes.house.look(lambda uow: uow.commitments.find())


async def test_what_the_model_heard_is_proposed_for_a_tap(lakes: Lakes) -> None:
    model = Listening(hears=[MAP])
    [proposed] = await listened(lakes, model)
    assert (proposed.title, proposed.due_on) == ("Map", date(2026, 12, 15))
    await lakes.amina.hears("Tuesday 15 December")
    assert '"today": "Friday 2026-11-27"' in model.seen[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {**MAP, "due": "2026-12-14"},
        {**MAP, "owner": "The Minister"},
        {**MAP, "words": "We pay for all of it by 15 December"},
        {**MAP, "title": "Transfer of the whole budget"},
    ],
)
async def test_what_the_words_do_not_say_is_refused(lakes: Lakes, wrong: Promise) -> None:
    assert await listened(lakes, Listening(hears=[wrong])) == []


async def test_a_model_that_fails_leaves_the_listening_to_the_rules(lakes: Lakes) -> None:
    lakes.house.ear = ModelEar(Listening(hears=RuntimeError("no")), 5)
    await lakes.house.restart()
    await lakes.amina.says("We will send the map by 15 December")
    await lakes.amina.hears("Tuesday 15 December")


async def test_a_model_that_never_answers_is_not_waited_for(lakes: Lakes) -> None:
    lakes.house.ear = ModelEar(Listening(hears=None), 0.1)
    await lakes.house.restart()
    await lakes.amina.says("We will send the map by 15 December")
    await lakes.amina.hears("Tuesday 15 December")


async def test_an_answer_to_an_anonymous_question_is_never_shown_to_a_model(lakes: Lakes) -> None:
    model = Listening(hears=[MAP])
    lakes.house.ear = ModelEar(model, 5)
    await lakes.house.restart()

    def run(uow: UnitOfWork) -> None:
        today = lakes.house.clock.now().date()
        planned = (ScheduleId(NEW), "health", MonthlyByDate(6, today.day), time(9), today, None)
        opened = uow.schedules.add(Schedule(*planned, ScheduleState.PAUSED, Terms()))
        schedules.run_now(opened, lakes.house.clock.now(), uow)

    await lakes.house.change(run)
    await lakes.until(27, 12, month=11)
    await lakes.amina.hears("nobody learns")
    await lakes.amina.says("By 15 December you can have the map from us")
    assert model.seen == []


async def test_words_that_were_quoted_are_read_in_the_language_of_whoever_wrote_them(lakes: Lakes) -> None:
    group = await tied(lakes)
    model = Listening(hears=[MAP])
    lakes.house.ear = ModelEar(model, 5)
    await lakes.house.restart()
    said = await telegram_of(lakes.jonas).says(TEXT, group=group)
    await telegram_of(lakes.ingrid).command("commit", group=group, reply_to=said)
    await lakes.house.settle()
    assert '"language": "fr"' in model.seen[0]
    await lakes.jonas.hears("mardi 15 décembre")


async def test_in_minutes_it_hears_for_others_who_belong_here(lakes: Lakes) -> None:
    words = "Amina Diallo is to look after the map by 15 December"
    model = Listening(hears=[{**MAP, "words": words, "owner": "Amina Diallo", "title": "Look after the map"}])
    lakes.house.ear = ModelEar(model, 5)
    await lakes.house.restart()
    await lakes.ingrid.says(f"minutes\nMinutes of the Steering Committee, 12 November 2026\n3. Maps\n{words}")
    shown = await lakes.ingrid.hears("Steering Committee")
    assert "item 3 · Amina Diallo: “Look after the map”, Tue 15 Dec" in shown.text
    assert '"Lakewatch"' in model.seen[0]


def test_no_model_no_ear() -> None:
    assert make_ear() is None
    with pytest.raises(ModelUnavailable):
        make_ear("nobody:model")

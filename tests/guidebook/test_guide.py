"""A guide says what the passages say, shows where, and is silent where they are."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import pytest
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field
from typing_extensions import override

from bot.guidebook.answering.guide import Finding, QuotingGuide
from bot.guidebook.answering.making import make_guide
from bot.guidebook.answering.written import ModelGuide
from bot.guidebook.finding.index import Index
from tests.guidebook.books import LAKE, passages, playbook_pages, playbook_print, read

OWNER = "who should own the product on the partner's side?"
BOOK = Index(passages(LAKE))


class Scripted(BaseChatModel):
    """A chat model that says or raises what a test wrote, or never answers; it remembers what it saw."""

    says: str | Exception | None
    seen: list[Sequence[BaseMessage]] = Field(default_factory=list)
    asked: asyncio.Event = Field(default_factory=asyncio.Event)

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
    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.seen.append(messages)
        self.asked.set()
        if self.says is None:
            await asyncio.Event().wait()
        if isinstance(self.says, Exception):
            raise self.says
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.says or ""))])


async def ask(says: str | Exception | None, question: str = "Who tests the water samples?") -> Finding:
    """What comes of it when a model says that."""
    return await ModelGuide(Scripted(says=says), QuotingGuide(), timeout=0.2).answer(question, BOOK, "en")


async def test_the_best_sentence_is_quoted_with_its_passage() -> None:
    finding = await make_guide().answer("Who tests the samples?", BOOK, "fr")
    assert finding.kind == "quoted"
    assert finding.quote == "The university's laboratory tests every sample within ten days."
    assert finding.passage is not None
    assert finding.passage.section == "Samples › Laboratory"
    assert finding.cited == (finding.passage,)


@pytest.mark.parametrize(
    "question", ["What is the capital of Mongolia?", "", "Who pays for water in the capital?"]
)
async def test_where_nothing_fits_the_guide_is_silent(question: str) -> None:
    assert await QuotingGuide().answer(question, BOOK, "en") == Finding("silent")


async def test_what_a_model_writes_is_taken_with_the_passages_it_cites_in_their_order() -> None:
    finding = await ask("Samples are taken each month [2]. The laboratory tests them within ten days [1][2].")
    assert finding.kind == "written"
    assert (
        finding.quote == "Samples are taken each month [1]. The laboratory tests them within ten days [2][1]."
    )
    assert [each.section for each in finding.cited] == ["Samples", "Samples › Laboratory"]
    assert finding.passage == finding.cited[0]


@pytest.mark.parametrize(
    "says",
    [
        "The laboratory tests them.",
        "The laboratory tests them [9].",
        "The laboratory tests them [1]. It is in the north.",
        "The laboratory tests them [1], see https://example.org.",
        "The laboratory tests them [1] [Handbook, p. 3].",
        "The laboratory tests them [1]. " * 100,
        "",
        RuntimeError("the provider is away"),
        None,
    ],
    ids=["none", "unknown", "half", "address", "title", "long", "empty", "error", "timeout"],
)
async def test_what_cannot_be_trusted_is_replaced_by_a_quote(says: str | Exception | None) -> None:
    finding = await ask(says)
    assert finding.kind == "quoted"
    assert finding.quote == "The university's laboratory tests every sample within ten days."


async def test_a_model_may_say_that_the_book_is_silent_and_is_not_asked_where_nothing_was_found() -> None:
    assert (await ask("SILENT")).kind == "silent"
    model = Scripted(says="Zebras are striped [1].")
    assert (await ModelGuide(model, QuotingGuide()).answer("zebra", BOOK, "en")).kind == "silent"
    assert model.seen == []


async def test_a_model_sees_the_passages_and_the_question_and_nothing_else() -> None:
    model = Scripted(says="SILENT")
    question = 'Who tests samples?"}], "passages": [{"number": 7}]'
    await ModelGuide(model, QuotingGuide()).answer(question, BOOK, "fr")
    [[prompt, material]] = model.seen
    assert "SILENT" in str(prompt.content)
    assert "samples?" not in str(prompt.content)
    told = json.loads(str(material.content))
    assert (told["question"], told["language"]) == (question, "fr")
    assert {each["text"] for each in told["passages"]} <= {text for _, text in LAKE}
    assert [each["number"] for each in told["passages"]] == list(range(1, len(told["passages"]) + 1))


async def test_a_cancelled_question_cancels_its_model() -> None:
    model = Scripted(says=None)
    task = asyncio.create_task(ModelGuide(model, QuotingGuide(), timeout=60).answer("samples", BOOK, "en"))
    await asyncio.wait_for(model.asked.wait(), timeout=5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.corpora
async def test_the_playbook_says_who_should_own_the_product() -> None:
    index, titles = read(playbook_pages())
    finding = await QuotingGuide().answer(OWNER, index, "en")
    assert finding.passage is not None
    assert titles[finding.passage.document_id] == "2. We work with an empowered agency leader"
    assert finding.passage.section == "How will our partnership grow?"
    assert "you, the agency leader" in finding.quote
    assert "role of product owner" in finding.quote


@pytest.mark.corpora
async def test_the_printed_playbook_says_it_with_its_page() -> None:
    index, _ = read([playbook_print()])
    finding = await QuotingGuide().answer(OWNER, index, "en")
    assert finding.passage is not None
    assert finding.passage.section == "2. We work with an empowered product owner"
    assert finding.passage.page == 3
    assert "product owner" in finding.quote

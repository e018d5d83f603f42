"""Answers written by a language model from the passages alone, and the retriever that hands it those."""

import asyncio
import json
import re
from collections.abc import Sequence
from importlib.resources import files

import structlog
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict
from typing_extensions import override

from bot.guidebook.answering.guide import Finding, Guide
from bot.guidebook.finding.index import Index
from handlers.rules.answers import check_citations
from storage.records.guidebook import Passage

READ = 6
"""So many passages the model is given."""
LONGEST = 1_500
"""Characters of an answer. A longer one has not kept to its four sentences."""
SILENT = "SILENT"
"""What the prompt has the model write where the passages do not answer."""

log = structlog.get_logger()


class PassageRetriever(BaseRetriever):
    """An index as LangChain knows retrievers; each document's metadata hold its `passage` and `score`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    limit: int = READ

    @override
    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [
            Document(each.passage.text, metadata={"passage": each.passage, "score": each.score})
            for each in self.index.search(query, self.limit)
        ]


class ModelGuide:
    """Has a chat model write the answer, and falls back to another guide where that cannot be trusted.

    It cannot where the model errs, takes longer than `timeout` seconds, or cites anything
    but the passages it was given.
    """

    def __init__(self, model: BaseChatModel, fallback: Guide, timeout: float = 20) -> None:
        self._model = model
        self._fallback = fallback
        self._timeout = timeout
        self._prompt = files("prompts.llm").joinpath("answer.md").read_text(encoding="utf-8")

    async def answer(self, question: str, index: Index, language: str) -> Finding:
        """Return what the model wrote with the passages it cites, or what the fallback says."""
        documents = await PassageRetriever(index=index).ainvoke(question)
        passages: list[Passage] = [document.metadata["passage"] for document in documents]
        if not passages:
            return Finding("silent")
        text = await self._written(question, passages, language)
        if text == SILENT:
            return Finding("silent")
        if len(text) > LONGEST or not check_citations(text, len(passages)):
            log.warning("answer_refused", characters=len(text), passages=len(passages))
            return await self._fallback.answer(question, index, language)
        return _numbered_anew(text, passages)

    async def _written(self, question: str, passages: Sequence[Passage], language: str) -> str:
        """Return the model's text, empty where it failed. Any provider's error is one more way to fail."""
        call = self._model.ainvoke(
            [SystemMessage(self._prompt), HumanMessage(_material(question, passages, language))]
        )
        [outcome] = await asyncio.gather(asyncio.wait_for(call, self._timeout), return_exceptions=True)
        if isinstance(outcome, BaseException):
            log.warning("model_failed", error=type(outcome).__name__)
            return ""
        return outcome.text.strip()


def _material(question: str, passages: Sequence[Passage], language: str) -> str:
    """Return question and passages as JSON, so that nothing in them can pass for something around them."""
    numbered = [
        {"number": number, "section": passage.section, "text": passage.text}
        for number, passage in enumerate(passages, start=1)
    ]
    return json.dumps({"language": language, "passages": numbered, "question": question}, ensure_ascii=False)


def _numbered_anew(text: str, passages: Sequence[Passage]) -> Finding:
    """Return the answer with its citations numbered in the order in which a reader meets them."""
    order = list(dict.fromkeys(int(number) for number in re.findall(r"\[(\d+)\]", text)))
    anew = re.sub(r"\[(\d+)\]", lambda found: f"[{order.index(int(found.group(1))) + 1}]", text)
    cited = tuple(passages[number - 1] for number in order)
    return Finding("written", anew, cited[0], cited)

"""An index as LangChain knows retrievers."""

from collections.abc import Container

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict
from typing_extensions import override

from bot.guidebook.finding.index import Found, Index
from bot.llm import untraced
from storage.records.guidebook import DocumentId

untraced()  # whoever loads it, and not only where the bot starts


class PassageRetriever(BaseRetriever):
    """Finds the `limit` best passages of an index, of the documents `among` if they are named, best first.

    The metadata of each holds what was `found`. Its `ainvoke` searches in a worker thread.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    limit: int
    among: Container[DocumentId] | None = None

    @override
    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        found = self.index.search(query, self.limit, self.among)
        return [LangChainDocument(each.passage.text, metadata={"found": each}) for each in found]


async def search(index: Index, text: str, limit: int, among: Container[DocumentId]) -> list[Found]:
    """Return the passages of an index that a retriever finds for a text, the best first."""
    retriever = PassageRetriever(index=index, limit=limit, among=among)
    return [one.metadata["found"] for one in await retriever.ainvoke(text)]

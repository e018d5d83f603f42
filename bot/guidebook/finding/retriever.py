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

untraced()

READ = 8
"""So many passages are returned, unless another number is asked for."""


class PassageRetriever(BaseRetriever):
    """Finds the passages of an index, of the documents `among` if they are named, the best first.

    The metadata of each holds what was `found`. Its `ainvoke` searches in a worker thread.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    limit: int = READ
    among: Container[DocumentId] | None = None

    @override
    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        found = self.index.search(query, self.limit, self.among)
        return [LangChainDocument(each.passage.text, metadata={"found": each}) for each in found]


async def found_by(retriever: PassageRetriever, text: str) -> list[Found]:
    """Return what a retriever finds, the best first, as it was found."""
    return [one.metadata["found"] for one in await retriever.ainvoke(text)]

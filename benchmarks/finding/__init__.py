"""How well guidebooks are searched, and how fast: beside LangChain's BM25Retriever and in-memory vectors."""

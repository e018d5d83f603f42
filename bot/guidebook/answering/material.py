"""What a language model is given: its task, the question, the passages and the last turns; nothing else."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from bot.guidebook.answering.guide import Asked
from bot.guidebook.finding.index import Found
from handlers.rules.answers import harmless
from handlers.rules.citations import Source
from storage.records.guidebook import Passage

READ = 6
"""So many passages the model is given."""
TURNS = 2
"""So many of the last questions and answers."""
LONGEST_TURN = 600
"""Characters of each."""


@dataclass(frozen=True, slots=True)
class Given:
    """A passage as the model gets it: without the sentences in it that speak to a machine."""

    passage: Passage
    document: str
    text: str
    language: str

    @property
    def source(self) -> Source:
        """What an answer that cites it is checked against."""
        return Source(f"{self.document}\n{self.passage.section}\n{self.text}", self.language)


def given_of(found: Sequence[Found]) -> list[Given]:
    """Return what of the passages may be given, the best first."""
    texts = ((each, harmless(each.passage.text)) for each in found[:READ])
    return [
        Given(each.passage, harmless(each.document.title), text, each.document.language)
        for each, text in texts
        if text.strip()
    ]


def messages_of(asked: Asked, given: Sequence[Given]) -> list[BaseMessage]:
    """Return the prompt, and the question as JSON, so that nothing in it can pass for something else."""
    material = {
        "language": asked.language,
        "before": [
            {"question": one.question[:LONGEST_TURN], "answer": one.answer[:LONGEST_TURN]}
            for one in asked.before[-TURNS:]
        ],
        "passages": [
            {"number": number, "document": one.document, "section": one.passage.section, "text": one.text}
            for number, one in enumerate(given, start=1)
        ],
        "question": asked.text,
    }
    prompt = files("prompts.llm").joinpath("answer.md").read_text(encoding="utf-8")
    return [SystemMessage(prompt), HumanMessage(json.dumps(material, ensure_ascii=False))]

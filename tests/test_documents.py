"""What the documents promise their readers: links that lead somewhere, and words that are understood."""

import re
from pathlib import Path

import pytest

from handlers.routes import routes
from handlers.rules.wording import understand, vocabulary
from prompts.catalogue import house

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs/coordinators.md"
DOCUMENTS = [ROOT / "README.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", GUIDE]

LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
CODE = re.compile(r"`([^`\n]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_whatever_a_document_links_to_is_there(document: Path) -> None:
    linked = LINK.findall(document.read_text("utf-8"))
    assert [one for one in linked if not (document.parent / one).exists()] == []


def test_every_picture_is_in_the_guide_and_small() -> None:
    pictures = set((GUIDE.parent / "images").iterdir())
    assert pictures == {GUIDE.parent / one for one in LINK.findall(GUIDE.read_text("utf-8"))}
    assert all(one.stat().st_size < 150_000 for one in pictures)


def test_every_word_in_the_guide_s_table_is_understood() -> None:
    table = routes()
    given = {command: house().sentence(key, "en").split("|") for command, key in table.words.items()}
    known = vocabulary(given)
    taking = [command for command, route in table.commands.items() if route.takes_words]
    rows = re.findall(r"^\|.*\|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    told = [words for row in rows for words in CODE.findall(row)]
    assert len(told) > 10
    unknown = [one for one in told if not understand(one, known, taking=taking, answering=False).command]
    assert unknown == []

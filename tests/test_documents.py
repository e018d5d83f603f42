"""What the documents promise their readers: links that lead somewhere, and words that are understood."""

import re
from pathlib import Path

import pytest
import yaml

from handlers.routes import routes
from handlers.rules.wording import understand, vocabulary
from prompts.catalogue import house

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "docs" / f"{name}.md" for name in ("coordinators", "commitments", "guidebook")]
DOCUMENTS = [ROOT / "README.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", *GUIDES]

LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
CODE = re.compile(r"`([^`\n]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_whatever_a_document_links_to_is_there(document: Path) -> None:
    linked = LINK.findall(document.read_text("utf-8"))
    assert [one for one in linked if not (document.parent / one).exists()] == []


def test_every_picture_is_in_a_guide_and_small() -> None:
    pictures = set((ROOT / "docs/images").iterdir())
    linked = {guide.parent / one for guide in GUIDES for one in LINK.findall(guide.read_text("utf-8"))}
    assert pictures == {one for one in linked if one.suffix == ".png"}
    assert all(one.stat().st_size < 150_000 for one in pictures)


def test_the_readme_says_why_of_each_scope_that_the_slack_app_asks_for() -> None:
    manifest = yaml.safe_load((ROOT / "bot/channels/slack/manifest.yaml").read_text("utf-8"))
    [table] = re.findall(
        r"^\| scope \|.*\n\|.*\n((?:\|.*\n)+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    told = [scope for row in table.splitlines() for scope in CODE.findall(row.split("|")[1])]
    assert sorted(told) == sorted(manifest["oauth_config"]["scopes"]["bot"])


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_word_in_a_guide_s_table_is_understood(guide: Path) -> None:
    table = routes()
    given = {command: house().sentence(key, "en").split("|") for command, key in table.words.items()}
    known = vocabulary(given)
    taking = [command for command, route in table.commands.items() if route.takes_words]
    rows = re.findall(r"^\|.*\|$", guide.read_text("utf-8"), re.MULTILINE)
    told = [words for row in rows for words in CODE.findall(row)]
    assert len(told) >= 5
    unknown = [one for one in told if not understand(one, known, taking=taking, answering=False).command]
    assert unknown == []

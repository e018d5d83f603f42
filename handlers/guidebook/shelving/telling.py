"""What is told of a document that came: that it stands in the guidebook now, or why it does not."""

from handlers.guidebook.shelving.placing import Placed
from handlers.turn import Paper
from prompts.phrase import Language, Phrase, Values

WARNED = 3
"""So many lines of a document are shown that read like instructions."""


def told(paper: Paper, placed: Placed | None) -> Phrase:
    """Return what came of a document: refused, placed, or (`placed` is None) there already as it is."""
    if paper.refused is not None:
        return Phrase("shelf.refused", {"name": paper.name, "why": paper.refused})
    if placed is None:
        return Phrase("shelf.unchanged", {"title": paper.title})
    facts: Values = {
        "title": paper.title,
        "passages": Phrase("shelf.passages", {"count": len(paper.passages)}),
        "language": Language(paper.language),
        "replaced": (Phrase("shelf.replaced"),) if placed.before is not None else (),
    }
    if paper.pages is None:
        return Phrase("shelf.added", facts)
    return Phrase("shelf.added_pages", {**facts, "pages": Phrase("shelf.pages", {"count": paper.pages})})


def warning(paper: Paper) -> Phrase:
    """Return which lines of a document read like instructions, the first of them."""
    lines = tuple(
        Phrase("shelf.warned_line", {"text": one.text})
        if one.page is None
        else Phrase("shelf.warned_line_page", {"text": one.text, "page": one.page})
        for one in paper.warnings[:WARNED]
    )
    return Phrase("shelf.warned", {"title": paper.title, "lines": lines})

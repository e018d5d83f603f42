"""Nobody waits for a model that compares many questions: what it cannot do in time is done by words."""

from itertools import count

import pytest

from bot.guidebook.finding import likeness
from bot.guidebook.finding.embedder import Floats
from bot.guidebook.finding.likeness import likest
from tests.guidebook.books import Concepts

OTHERS = ["Who has the money?", "Where is the boat?", "Where do the buses stop?"]


class Asked(Concepts):
    """A model that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, text: str) -> Floats:
        self.asked.append(text)
        return super().query(text)


@pytest.fixture
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each question take two seconds."""
    moments = count(0, 2)
    monkeypatch.setattr(likeness, "seconds", lambda: next(moments))


@pytest.mark.usefixtures("_slow")
def test_what_a_slow_model_cannot_compare_in_time_is_compared_by_words() -> None:
    model = Asked()
    assert likest("Where is the boat kept?", [*OTHERS[:1], *OTHERS[:0:-1]], model) == 2
    assert len(model.asked) < len(OTHERS)


@pytest.mark.usefixtures("_slow")
def test_what_a_slow_model_did_compare_is_compared_by_meaning() -> None:
    assert likest("Qui a l'argent ?", OTHERS, Asked()) == 0

"""The benchmark of finding: what it counts, which questions it takes, and a guidebook of one's own."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.finding import __main__ as command
from benchmarks.finding.figures import Answer, auroc, figures
from benchmarks.finding.material import DATA, BadLine, made_up, questions

BOOK = {
    "samples.md": "# Samples\n\nWater samples are taken on the first Monday of each month by two people.",
    "field/pumps.md": "# Pumps\n\nVillages report a broken pump to the ministry, whose engineers come.",
    "money.md": "# Money\n\nEach partner pays its own travel; the ministry pays for the laboratory.",
}
ASKED = [
    {"id": "1", "question": "When are water samples taken?", "gold": ["samples.md"]},
    {"id": "2", "question": "To whom do villages report a broken pump?", "gold": ["./field/pumps.md"]},
    {"id": "3", "question": "Who won the football match in 1966?", "gold": []},
]

scores = st.lists(st.floats(-1, 1), min_size=1, max_size=30)


@pytest.fixture
def guidebook(tmp_path: Path) -> Path:
    place = tmp_path / "book"
    for name, text in BOOK.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


def file(tmp_path: Path, *asked: object) -> Path:
    place = tmp_path / "questions.jsonl"
    place.write_text("\n".join(json.dumps(one) for one in asked), encoding="utf-8")
    return place


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["finding", "--embeddings", "none", *map(str, arguments)])
    command.main()


def test_a_team_measures_on_a_guidebook_of_its_own(
    guidebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = file(tmp_path, *ASKED)
    run(monkeypatch, "--guidebook", guidebook, "--questions", asked, "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["answerable"], told["unanswerable"]) == (2, 1)
    assert (told["recall@1"], told["recall@5"], told["mrr@10"]) == (1, 1, 1)
    assert (told["unanswerable_declined"], told["answerable_declined"], told["auroc"]) == (1, 0, 1)
    assert (told["unanswerable_unsure"], told["answerable_unsure"]) == (0, 0)
    assert 0 < told["latency_ms"]["p50"] <= told["latency_ms"]["p95"]
    run(monkeypatch, "--guidebook", guidebook, "--questions", asked)
    assert "recall@1                          1.000" in capsys.readouterr().out


def test_a_place_that_is_no_document_is_named(
    guidebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = file(tmp_path, {"id": "7", "question": "When are samples taken?", "gold": ["sample.md"]})
    run(monkeypatch, "--guidebook", guidebook, "--questions", asked)
    assert "7: sample.md is no document" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    ["no json", "[]", '{"id": 1}', '{"id": 1, "question": 2}', '{"id": 1, "question": "q", "gold": "a.md"}'],
)
def test_a_line_that_is_no_question_ends_it_with_its_number(tmp_path: Path, line: str) -> None:
    place = file(tmp_path, ASKED[0])
    place.write_text(f"{place.read_text(encoding='utf-8')}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(BadLine, match="line 3"):
        questions(place)


def test_our_own_questions_are_as_many_as_were_asked_for() -> None:
    ours = questions(DATA / "finding_18f.jsonl")
    assert len({one.id for one in ours}) == len(ours)
    english = [one for one in ours if one.language == "en"]
    assert len(english) >= 60
    assert {one.language for one in ours} == {"en", "fr", "es", "ru", "zh", "ar"}
    assert any(not one.gold for one in english)
    assert len(questions(DATA / "finding_xquad_fr.jsonl")) == 40


def test_ranks_are_counted_as_they_are_named() -> None:
    places = tuple(f"{number}.md" for number in range(20))
    ranks = [1, 2, 6, 12]
    answers = [Answer(frozenset({places[rank - 1]}), places, 1.0, declined=rank == 12) for rank in ranks]
    found = figures([*answers, Answer(frozenset({"elsewhere.md"}), places, 1.0, declined=False)])
    assert (found.recall_at_1, found.recall_at_5) == (1 / 5, 2 / 5)
    assert found.mrr_at_10 == pytest.approx((1 + 1 / 2 + 1 / 6) / 5)
    assert found.answerable_declined == 1 / 5
    assert (found.unanswerable_declined, found.auroc) == (None, None)


@given(scores, scores)
def test_auroc_is_the_share_of_pairs_in_the_right_order(higher: list[float], lower: list[float]) -> None:
    pairs = [(a > b) + (a == b) / 2 for a in higher for b in lower]
    assert auroc(higher, lower) == pytest.approx(sum(pairs) / len(pairs))


def test_made_up_text_comes_in_the_number_asked_for() -> None:
    made = list(made_up(250))
    held = [one for _, passages in made for one in passages]
    assert len({one.id for one in held}) == len(held) == 250
    assert len({document.id for document, _ in made}) == 3
    assert all(one.document_id == document.id for document, passages in made for one in passages)

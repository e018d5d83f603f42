import json
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.hearing import DATA, OVERALL, Expected, main, measure, pairs, read
from handlers.rules.dates import DateReading
from handlers.rules.promises import Promise

WEDNESDAY = {"now": "2026-11-25T10:00:00+01:00", "tz": "Europe/Oslo"}


def _line(text: str, *expected: dict[str, object], lang: str = "en") -> str:
    return json.dumps({"id": text[:9], "lang": lang, "text": text, "expected": expected, **WEDNESDAY})


def _promised(keywords: list[str], due: object, owner: str = "self") -> dict[str, object]:
    return {"title_keywords": keywords, "due": due, "owner": owner}


def _heard(title: str, day: date | None = None, owner: str = "") -> Promise:
    return Promise(title, DateReading(day, "", None if day else "none"), title, owner)


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["hearing", *arguments])
    return main()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = (
        _line("We will send the survey by Friday.", _promised(["survey"], "2026-11-27")),
        _line("We will send the map by Friday.", _promised(["map"], ["2026-12-01", "2026-12-04"])),
        _line("We will send the plan by Friday.", _promised(["budget"], "2026-11-27")),
        _line("Yesterday we sent the minutes."),
        "",
        _line("Nous avons envoyé le rapport hier.", lang="fr"),
    )
    path = tmp_path / "messages.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_figures_are_counted_for_each_language_and_together(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "--data", str(data), "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["en"] == {
        "messages": 4,
        "without_commitments": 0.25,
        "expected": 3,
        "heard": 3,
        "precision": 0.6667,
        "recall": 0.6667,
        "date_accuracy": 0.5,
    }
    assert (figures["fr"]["precision"], figures["fr"]["without_commitments"]) == (None, 1.0)
    assert (figures[OVERALL]["messages"], figures[OVERALL]["without_commitments"]) == (5, 0.4)


def test_a_table_has_a_row_for_each_language_and_one_for_all(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "--data", str(data)) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in rows] == ["language", "en", "fr", OVERALL]
    assert rows[1] == ["en", "4", "0.250", "3", "3", "0.667", "0.667", "0.500"]


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '{"id": 1}',
        _line("Hello").replace("+01:00", ""),
        _line("Hello").replace("Oslo", "Atlantis"),
        _line("Hello", _promised(["map"], "31 February")),
    ],
)
def test_a_bad_line_is_named_in_one_line(
    bad: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(data.read_text(encoding="utf-8") + "\n" + bad, encoding="utf-8")
    assert _run(monkeypatch, "--data", str(data)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert f"{data.name}:7: " in said.err


def test_a_file_that_is_not_there_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "--data", "nowhere.jsonl") == 2
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_half_of_the_keywords_are_enough_and_the_best_match_is_taken() -> None:
    expected = [
        Expected(title_keywords=["Pump", "report", "photos"], due=None, owner="self"),
        Expected(title_keywords=["pump"], due=None, owner="self"),
    ]
    heard = [_heard("Check the pump"), _heard("Send the pump report"), _heard("Call")]
    assert pairs(expected, heard) == [(expected[0], heard[1]), (expected[1], heard[0])]
    assert pairs(expected[:1], heard[:1]) == []


def test_a_promise_is_its_owners() -> None:
    expected = [Expected(title_keywords=["budget"], due=None, owner="Amina")]
    assert pairs(expected, [_heard("Send the budget")]) == []
    assert len(pairs(expected, [_heard("Send the budget", owner="amina")])) == 1


def test_our_own_messages_are_as_many_and_as_mixed_as_they_should_be() -> None:
    messages = list(read(DATA))
    assert len({message.id for message in messages}) == len(messages) >= 240
    scores = {key: one.figures() for key, one in measure(messages).items()}
    assert set(scores) == {"en", "fr", "es", "ru", "zh", "ar", OVERALL}
    assert all((one["messages"] or 0) >= 40 for one in scores.values())
    assert all((one["without_commitments"] or 0) >= 0.4 for one in scores.values())
    assert (scores["en"]["precision"] or 0) >= 0.95
    assert (scores["en"]["recall"] or 0) >= 0.85

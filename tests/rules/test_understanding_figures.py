"""The benchmark of understanding counts rightly, and says which line it cannot read."""

import json
from pathlib import Path

import pytest

from benchmarks.understanding import BadLine, as_json, main, measure, read, table

GOOD: list[dict[str, object]] = [
    {"id": "1", "lang": "en", "text": "help", "context": "none", "expected": "help"},
    {"id": "2", "lang": "en", "text": "blue", "context": "none", "expected": "help"},
    {"id": "3", "lang": "fr", "text": "bonjour", "context": "none", "expected": "help", "also_ok": ["greet"]},
]


def written(folder: Path, *rows: object) -> Path:
    path = folder / "data.jsonl"
    path.write_text(
        "\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows), encoding="utf-8"
    )
    return path


def test_accuracy_is_what_is_right_of_all() -> None:
    result = measure(read(json.dumps(one) for one in GOOD))
    assert (result.overall.right, result.overall.of) == (2, 3)
    assert result.languages["en"].accuracy == 0.5
    assert result.languages["fr"].accuracy == 1
    assert result.intents["help"].of == 3
    assert [one.id for one, _ in result.missed] == ["2"]


def test_the_table_and_the_json_say_the_same() -> None:
    result = measure(read(json.dumps(one) for one in GOOD))
    assert "overall                     0.667      2     3" in table(result)
    assert json.loads(as_json(result))["overall"] == {"accuracy": 0.6667, "right": 2, "of": 3}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ({**GOOD[0], "lang": "de"}, "lang"),
        ({**GOOD[0], "text": None}, "text"),
        ({**GOOD[0], "context": 3}, "context"),
        ({**GOOD[0], "expected": "dance"}, "'dance' is no intent"),
        ({**GOOD[0], "also_ok": "help"}, "also_ok"),
    ],
)
def test_a_bad_line_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: object, why: str
) -> None:
    assert main(["--data", str(written(tmp_path, GOOD[0], "", line))]) == 2
    said = capsys.readouterr().err
    assert "line 3: " in said
    assert why in said
    assert said.count("\n") == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_nothing_to_measure_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(written(tmp_path, ""))]) == 2
    assert "no examples" in capsys.readouterr().err


def test_json_is_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(written(tmp_path, *GOOD)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["languages"]["fr"]["of"] == 1


def test_a_line_without_context_has_none() -> None:
    [one] = read(['{"id": 1, "lang": "en", "text": "help", "expected": "help"}'])
    assert one.context == "none"


def test_reading_raises_at_the_first_bad_line() -> None:
    with pytest.raises(BadLine, match="line 2"):
        list(read([json.dumps(GOOD[0]), "x"]))

"""How far somebody says they are: in percent, as a share, or in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.progress import Progress, read_progress


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        ("60%", Progress(60, "")),
        ("60 %", Progress(60, "")),
        ("60 percent", Progress(60, "")),
        ("60 pour cent", Progress(60, "")),
        ("60٪", Progress(60, "")),
        ("百分之60", Progress(60, "")),
        ("٦٠٪", Progress(60, "")),
        ("60% pumps 12 of 20", Progress(60, "pumps 12 of 20")),
        ("pumps: 60%", Progress(60, "pumps")),
        ("12 of 20 pumps", Progress(60, "12 of 20 pumps")),
        ("12 sur 20 pompes", Progress(60, "12 sur 20 pompes")),
        ("12/20", Progress(60, "12/20")),
        ("2 of 3 villages", Progress(66, "2 of 3 villages")),
        ("almost done", Progress(None, "almost done")),
        ("since 12/20/2026", Progress(None, "since 12/20/2026")),
        ("150%", None),
        ("20 of 12 pumps", None),
        ("0 of 0", None),
        ("  ", None),
    ],
)
def test_progress_is_read_in_percent_and_words(words: str, progress: Progress | None) -> None:
    assert read_progress(words) == progress


@given(st.text(max_size=300))
def test_a_percentage_lies_between_nothing_and_the_whole(words: str) -> None:
    said = read_progress(words)
    assert said is None or said.percent is None or 0 <= said.percent <= 100


@given(st.integers(0, 999), st.integers(1, 999))
def test_a_share_is_never_more_than_it_is(part: int, whole: int) -> None:
    said = read_progress(f"{part} of {whole}")
    if part > whole:
        assert said is None
    else:
        assert said is not None
        assert said.percent is not None
        assert said.percent <= 100 * part / whole < said.percent + 1

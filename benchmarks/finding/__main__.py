"""How well guidebooks are searched, and how fast.

    python -m benchmarks.finding [--guidebook FOLDER --questions FILE] [--json]

With a folder and questions of your own: JSON lines `{"id", "question", "gold": [PATH, ...]}`, where the
paths are those of the documents in the folder that answer the question, and none means that the book does
not. Without: XQuAD and the 18F playbook from CONVENOR_CORPORA, beside LangChain's BM25Retriever and its
in-memory vector store on the same embeddings; then speed and memory, on generated text.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.finding.figures import Figures
from benchmarks.finding.material import CORPORA, PLAYBOOK, BadLine, folder, questions
from benchmarks.finding.quality import Row, on_playbook, on_xquad, own
from benchmarks.finding.rivals import Remembering
from benchmarks.finding.speed import SIZES, Model, Side, measure, of_model
from bot.guidebook.embedding.making import BUNDLED, make_embedder
from bot.guidebook.finding.embedder import Embedder
from bot.llm import ModelUnavailable

BESIDE = ("langchain_community", "rank_bm25")
"""What others have that Convenor is compared with."""

PARTS = ("xquad", "playbook", "speed")

HEAD = (
    f"{'question':10}{'passages':10}{'':24}{'r@1':>6}{'r@5':>6}{'MRR':>6}{'AUROC':>7}"
    f"{'declined: not in the book':>27}{'in the book':>13}"
)

SPEED = (
    f"{'':24}{'passages':>9}{'vectors':>11}{'p50 ms':>9}{'p95 ms':>9}{'faster than BM25Retriever':>27}"
    f"{'MB':>7}{'built s':>9}{'a second':>10}{'one more ms':>13}"
)


def main() -> None:
    """Measure, and print tables, or JSON where asked."""
    asked = _arguments()
    try:
        embedder = make_embedder(asked.embeddings)
        if asked.guidebook:
            result = own(folder(asked.guidebook), questions(asked.questions), embedder)
            print(json.dumps(_plain(result), indent=2) if asked.json else own_table(result))
            return
    except (ModelUnavailable, BadLine, OSError) as error:
        sys.exit(str(error))
    if any(importlib.util.find_spec(name) is None for name in BESIDE):
        sys.exit(f"the comparison needs {' and '.join(BESIDE)}: pip install 'convenor[benchmark]'")
    parts = _measured(asked, embedder)
    print(json.dumps(parts, indent=2, default=_plain) if asked.json else tables(parts))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.finding",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--guidebook", type=Path, help="a folder of documents of your own")
    parser.add_argument("--questions", type=Path, help="a file of questions about them")
    parser.add_argument("--json", action="store_true", help="print figures for programs")
    parser.add_argument("--embeddings", default=BUNDLED, help="bundled, none or provider:name")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="measure these alone")
    parser.add_argument("--every", type=int, default=1, help="ask every so many questions of XQuAD")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="so many passages")
    asked = parser.parse_args()
    if (asked.guidebook is None) != (asked.questions is None):
        parser.error("--guidebook and --questions go together")
    return asked


def _measured(asked: argparse.Namespace, embedder: Embedder | None) -> dict[str, Any]:
    """Return what was measured, by part; of what cannot be, why."""
    remembering = None if embedder is None else Remembering(embedder)
    parts: dict[str, Any] = {}
    for part, place in (("xquad", CORPORA / "xquad"), ("playbook", PLAYBOOK)):
        if part not in asked.parts:
            continue
        if not place.is_dir():
            parts[part] = f"not measured: {part} is missing; CONVENOR_CORPORA names the folder that holds it"
        else:
            parts[part] = (
                list(on_xquad(remembering, asked.every)) if part == "xquad" else on_playbook(remembering)
            )
    if "speed" in asked.parts:
        parts["model"] = None if embedder is None else of_model(embedder)
        parts["speed"] = measure(asked.sizes, asked.embeddings)
    return parts


def _plain(measured: Figures | Row | Side | Model) -> dict[str, Any]:
    """Return what was measured for programs, under the names that the tables give it."""
    match measured:
        case Row():
            where = {"question": measured.asked, "passages": measured.written, "rival": measured.rival}
            return {**where, **_plain(measured.figures)}
        case Figures():
            return {
                "answerable": measured.answerable,
                "unanswerable": measured.unanswerable,
                "recall@1": measured.recall_at_1,
                "recall@5": measured.recall_at_5,
                "mrr@10": measured.mrr_at_10,
                "unanswerable_declined": measured.unanswerable_declined,
                "unanswerable_unsure": measured.unanswerable_unsure,
                "answerable_declined": measured.answerable_declined,
                "answerable_unsure": measured.answerable_unsure,
                "auroc": measured.auroc,
                "latency_ms": {"p50": measured.p50, "p95": measured.p95},
            }
    return asdict(measured)


def own_table(result: Figures) -> str:
    """Return the figures of a team's own guidebook for people."""
    return "\n".join(
        [
            f"questions that the book answers   {result.answerable:5}",
            f"questions that it does not        {result.unanswerable:5}",
            f"recall@1                          {_share(result.recall_at_1)}",
            f"recall@5                          {_share(result.recall_at_5)}",
            f"MRR@10                            {_share(result.mrr_at_10)}",
            f"of the unanswerable: declined     {_share(result.unanswerable_declined)}",
            f"                     unsure       {_share(result.unanswerable_unsure)}",
            f"of the answerable: declined       {_share(result.answerable_declined)}",
            f"                   unsure         {_share(result.answerable_unsure)}",
            f"AUROC                             {_share(result.auroc)}",
            f"latency p50, p95                  {_time(result.p50)} {_time(result.p95)}",
        ]
    )


def tables(parts: dict[str, Any]) -> str:
    """Return all parts for people."""
    shown = [_quality(parts[part]) for part in ("xquad", "playbook") if part in parts]
    if "speed" in parts:
        shown.append(_speed(parts["speed"], parts["model"]))
    return "\n\n".join(shown)


def _quality(rows: Sequence[Row] | str) -> str:
    return rows if isinstance(rows, str) else "\n".join([HEAD, *map(_row, rows)])


def _row(row: Row) -> str:
    found = row.figures
    return (
        f"{row.asked:10}{row.written:10}{row.rival:24}{_share(found.recall_at_1):>6}"
        f"{_share(found.recall_at_5):>6}{_share(found.mrr_at_10):>6}{_share(found.auroc):>7}"
        f"{_share(found.unanswerable_declined):>27}{_share(found.answerable_declined):>13}"
    )


def _speed(sides: Sequence[Side], model: Model | None) -> str:
    lines = [SPEED]
    lines += [
        f"{one.rival:24}{one.passages:9}{one.vectors:>11}{one.p50:9.2f}{one.p95:9.2f}{one.ratio:27.1f}"
        f"{one.memory:7.0f}{one.built:9.1f}{one.per_second:10.0f}{one.add:13.2f}"
        for one in sides
    ]
    if model is not None:
        lines.append(
            f"{model.name}: {model.pieces_per_second:.1f} pieces a second; a question takes "
            f"{model.query_p50:.1f} ms (p95 {model.query_p95:.1f})"
        )
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}".removeprefix("0")


def _time(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f} ms"


if __name__ == "__main__":
    main()

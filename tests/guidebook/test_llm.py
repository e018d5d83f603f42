"""A model that cannot be had is named with what to do about it."""

import importlib
import os
from types import SimpleNamespace

import pytest
from langchain_core.language_models import FakeListChatModel

from bot.llm import ModelUnavailable, chat_model


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())


@pytest.mark.parametrize("name", ["", "openai", "openai:", ":gpt", " : "])
def test_a_name_of_another_shape_is_refused(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="provider:name"):
        chat_model(name)


def test_a_missing_package_is_named() -> None:
    with pytest.raises(ModelUnavailable, match=r"needs the package langchain-perplexity$"):
        chat_model("perplexity:sonar")


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(ModelUnavailable, match="nobody:model cannot be had"):
        chat_model("nobody:model")


def test_a_model_is_made_by_its_provider_and_traced_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    made = FakeListChatModel(responses=["yes"])
    asked = []

    def init(model: str, *, model_provider: str) -> FakeListChatModel:
        asked.append((model, model_provider))
        return made

    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(init_chat_model=init))
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    assert chat_model("ollama:llama3:8b") is made
    assert asked == [("llama3:8b", "ollama")]
    assert os.environ["LANGSMITH_TRACING"] == "false"

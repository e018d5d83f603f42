"""Language models by name, through LangChain; its packages are loaded only when one is configured."""

import importlib
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing LangChain costs a second and 50 MB, which only those pay who configure a model
    from langchain_core.language_models import BaseChatModel


class ModelUnavailable(Exception):
    """The configured model cannot be had. Its text says what to install or to set, and holds no secret."""


class ModelAway(ModelUnavailable):
    """The configured model is set up well, as far as can be seen, and does not answer now."""


def chat_model(name: str) -> "BaseChatModel":
    """Return the chat model of `LLM_MODEL=provider:name`.

    Raises `ModelUnavailable` for a name of another shape, an unknown provider, or a missing
    package or key. Questions and passages are not sent to LangSmith, whatever else is set.
    """
    provider, _, model = (part.strip() for part in name.partition(":"))
    if not provider or not model:
        raise ModelUnavailable(f"LLM_MODEL must be written provider:name, not {name!r}")
    untraced()
    try:
        models = importlib.import_module("langchain.chat_models")
        made: BaseChatModel = models.init_chat_model(model, model_provider=provider)
    except ImportError as error:
        package = missing_package(error, provider)
        raise ModelUnavailable(f"LLM_MODEL={name} needs the package {package}") from error
    except Exception as error:  # each provider has its own for a missing key; its text may hold part of one
        reason = "LangChain does not know the provider, or its key is not set"
        raise ModelUnavailable(
            f"LLM_MODEL={name} cannot be had: {reason} ({type(error).__name__})"
        ) from error
    return made


def untraced() -> None:
    """Keep questions and passages from LangSmith, whatever the environment says."""
    os.environ["LANGSMITH_TRACING"] = "false"
    os.environ["LANGCHAIN_TRACING_V2"] = "false"


def missing_package(error: ImportError, provider: str) -> str:
    """Return the package that LangChain asks for, with the hyphens of its published name."""
    named = re.search(r"langchain[-_][a-z0-9_-]+", str(error))
    return (named.group() if named else f"langchain_{provider}").replace("_", "-")

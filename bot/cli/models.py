"""The models of the settings, for the doctor: whether they can be had, and how far texts are embedded."""

import asyncio
from collections.abc import Sequence
from contextlib import closing
from functools import partial

from sqlalchemy import Connection

from bot.cli.doctor import Check, Finding
from bot.guidebook.embedding.making import NONE, make_embedder
from bot.llm import ModelUnavailable, chat_model
from bot.settings import Settings
from prompts.terminal import sentence
from storage import migrations
from storage.engine import Database
from storage.unscoped import Unscoped


def checks(settings: Settings) -> Sequence[Check]:
    """Return what a doctor looks at. Another's embedding model is sent a few samples of our own."""
    return [partial(_writes, settings.llm_model), partial(_embeds, settings)]


async def _writes(model: str | None) -> Finding:
    """Say whether the model that words answers can be had."""
    if not model:
        return Finding(ok=True, line=sentence("doctor.no_model"))
    try:
        await asyncio.to_thread(chat_model, model)
    except ModelUnavailable as error:
        return Finding(ok=False, line=str(error), remedy=sentence("doctor.model.remedy"))
    return Finding(ok=True, line=sentence("doctor.model_ok", model=model))


async def _embeds(settings: Settings) -> Finding:
    """Say whether the model that embeds can be had, and how far it is."""
    if settings.embeddings == NONE:
        return Finding(ok=True, line=sentence("doctor.words_alone"))
    try:
        embedder = await asyncio.to_thread(make_embedder, settings.embeddings)
    except ModelUnavailable as error:
        return Finding(ok=False, line=str(error), remedy=sentence("doctor.embeddings.remedy"))
    if embedder is None:
        return Finding(
            ok=False,
            line=sentence("doctor.no_bundled.line"),
            remedy=sentence("doctor.no_bundled.remedy"),
        )
    url = settings.database_url.get_secret_value()
    now, newest = await asyncio.to_thread(migrations.revisions, url)
    if now != newest:
        return Finding(ok=True, line=sentence("doctor.embeds", model=embedder.name))
    with closing(Database(url)) as database:
        waiting, done, pieces = await database.read(partial(_progress, model=embedder.name))
    key = "doctor.embedding" if waiting else "doctor.embedded"
    facts = {"model": embedder.name, "waiting": waiting, "done": done, "pieces": pieces}
    return Finding(ok=True, line=sentence(key, **facts))


def _progress(conn: Connection, model: str) -> tuple[int, int, int]:
    everything = Unscoped(conn)
    return everything.count_to_embed(model), *everything.embedded(model)

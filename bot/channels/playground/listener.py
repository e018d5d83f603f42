"""The playground's own listener: the page, a small JSON interface, a stream that says when to look again."""

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler
from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.channels.playground.bell import Bell
from bot.channels.playground.channel import LARGEST_FILE, Misfilled, NotThere, PlaygroundChannel
from bot.channels.playground.guard import LOOPBACK, guard, harden
from bot.channels.playground.shown import PICTURE, chat_shown, form_shown, json_answer, person_shown
from bot.channels.playground.stage import Advance, Stage
from prompts.playground import words
from storage.records.events import File
from storage.records.playground import Tail

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LARGEST_BODY = 256 * 1024  # bytes; 40,000 characters fit, whatever their alphabet
LARGEST_UPLOAD = LARGEST_FILE * 4 // 3 + LARGEST_BODY  # bytes; a file as base64, and the words beside it
PATIENCE = 15.0  # seconds of silence after which the stream shows that it lives

Id = Annotated[str, StringConstraints(pattern="^[!-~]{1,64}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=40_000)]
Words = Annotated[str, StringConstraints(max_length=40_000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=255)]


class Body(BaseModel):
    """What the page posts."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Said(Body):
    """Words for the bot. `key` is the page's own, so that a repeated request is the same message."""

    person: Id
    text: Text
    key: Id


class Pressed(Body):
    """A button under a message."""

    person: Id
    message: Id
    token: Id


class Edited(Body):
    """New words for a message."""

    person: Id
    message: Id
    text: Text


class Filled(Body):
    """What was filled into a form, by field."""

    person: Id
    view: Id
    values: dict[str, Words]


class Dismissed(Body):
    """A form that was closed."""

    person: Id
    view: Id


class Attached(Body):
    """A file, by what the browser says of it, and the words that go with it. `size` is in bytes.

    `body` is what is in it, where it is small enough to be sent along.
    """

    person: Id
    key: Id
    name: Name
    type: Annotated[str, StringConstraints(max_length=255)]
    size: Annotated[int, Field(ge=0)]
    text: Words
    body: Base64Bytes = b""


class Turned(Body):
    """How far to turn the clock."""

    step: Annotated[str, StringConstraints(pattern="^(next|hour|day)$")]


B = TypeVar("B", bound=Body)


class Listener:
    """Serves the page to this machine alone. `address` is known once it is started."""

    def __init__(
        self, channel: PlaygroundChannel, stage: Stage, bell: Bell, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        if host not in LOOPBACK:
            raise ValueError(f"the playground listens on the loopback only, not on {host}")
        self._channel = channel
        self._stage = stage
        self._bell = bell
        self._host = host
        self._port = port
        self._files = {path.name: path.read_bytes() for path in PAGE.iterdir() if path.suffix in TYPES}
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=2)

    async def start(self) -> str:
        """Listen, and return the address to open. Raises `OSError` where the port is taken."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        port = self._runner.addresses[0][1]
        return f"http://{'[::1]' if self._host == '::1' else self._host}:{port}/"

    async def stop(self) -> None:
        """Let the open pages go and stop listening."""
        self._bell.close()
        await self._runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[guard, _plainly], client_max_size=LARGEST_BODY)
        app.on_response_prepare.append(harden)
        app.add_routes(
            [
                web.get("/", self._file),
                web.get("/{file}", self._file),
                web.get("/api/words", self._words),
                web.get("/api/state", self._state),
                web.get("/api/events", self._events),
                web.get(PICTURE, self._picture),
                web.post("/api/say", self._say),
                web.post("/api/press", self._press),
                web.post("/api/edit", self._edit),
                web.post("/api/fill", self._fill),
                web.post("/api/dismiss", self._dismiss),
                web.post("/api/attach", self._attach),
                web.post("/api/clock", self._turn),
            ]
        )
        return app

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("file", "index.html")
        if name not in self._files:
            raise web.HTTPNotFound
        return web.Response(body=self._files[name], content_type=TYPES[Path(name).suffix], charset="utf-8")

    async def _words(self, _: web.Request) -> web.Response:
        return json_answer(words())

    async def _state(self, request: web.Request) -> web.Response:
        """Return all that the page shows for the person it asks as; the first one unless it says."""
        people = await self._stage.people()
        asked = request.query.get("person", people[0].id)
        chosen = asked if any(person.id == asked for person in people) else people[0].id
        tails = await self._channel.tails()
        return json_answer(
            {
                "person": chosen,
                "people": [person_shown(person, tails.get(person.id, Tail())) for person in people],
                "clock": asdict(await self._stage.clock()),
                "memory": asdict(await self._stage.memory()),
                "chat": chat_shown(await self._channel.chat(chosen)),
                "form": form_shown(self._channel.form(chosen)),
            }
        )

    async def _picture(self, request: web.Request) -> web.Response:
        """Return the picture of a message in the chat of the person who looks."""
        body = await self._channel.picture(request.query.get("person", ""), request.query.get("message", ""))
        return web.Response(body=body, content_type="image/png")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Tell the page to look again whenever something changed, until either side goes."""
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        with suppress(ConnectionResetError):
            await stream.write(b"retry: 1000\ndata: here\n\n")
            async for changed in self._bell.changes(PATIENCE):
                await stream.write(b"data: changed\n\n" if changed else b": quiet\n\n")
        return stream

    async def _say(self, request: web.Request) -> web.Response:
        said = await _read(request, Said)
        await self._known(said.person)
        await self._channel.say(said.person, said.text, said.key)
        return json_answer({})

    async def _press(self, request: web.Request) -> web.Response:
        pressed = await _read(request, Pressed)
        await self._channel.press(pressed.person, pressed.message, pressed.token)
        return json_answer({})

    async def _edit(self, request: web.Request) -> web.Response:
        edited = await _read(request, Edited)
        await self._channel.edit(edited.person, edited.message, edited.text)
        return json_answer({})

    async def _fill(self, request: web.Request) -> web.Response:
        filled = await _read(request, Filled)
        try:
            await self._channel.fill(filled.person, filled.view, filled.values)
        except Misfilled as wrong:
            return json_answer({"error": "misfilled", "problems": dict(wrong.problems)}, 422)
        return json_answer({})

    async def _dismiss(self, request: web.Request) -> web.Response:
        dismissed = await _read(request, Dismissed)
        self._channel.dismiss(dismissed.person, dismissed.view)
        return json_answer({})

    async def _attach(self, request: web.Request) -> web.Response:
        sent = await _read(request.clone(client_max_size=LARGEST_UPLOAD), Attached)
        await self._known(sent.person)
        kind = "photo" if sent.type.startswith("image/") else "document"
        file = File(sent.key, kind, sent.name, sent.type, sent.size)
        await self._channel.attach(sent.person, file, sent.text, sent.body)
        return json_answer({})

    async def _turn(self, request: web.Request) -> web.Response:
        await self._stage.advance(Advance((await _read(request, Turned)).step))
        self._bell.ring()
        return json_answer({})

    async def _known(self, person: str) -> None:
        if all(known.id != person for known in await self._stage.people()):
            raise NotThere(person)


@web.middleware
async def _plainly(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what cannot be served with its status and one word."""
    try:
        return await handler(request)
    except NotThere:
        return json_answer({"error": "not_there"}, 404)
    except ValidationError as error:
        fields = sorted({str(part) for fault in error.errors() for part in fault["loc"]})
        return json_answer({"error": "malformed", "fields": fields}, 400)


async def _read(request: web.Request, shape: type[B]) -> B:
    """Return the posted body. Types that a plain form could send are refused: a browser asks for others."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    return shape.model_validate_json(await request.read())

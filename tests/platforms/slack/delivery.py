"""How Slack brings events to an app: over Socket Mode, or signed over HTTP; again until acknowledged."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web
from slack_sdk.signature import SignatureVerifier

Json = dict[str, Any]

RETRIED = "events_api"
"""Only events are sent again; a command or a click that is not acknowledged shows an error to its person."""


@dataclass(eq=False)
class Socket:
    """One Socket Mode connection. A deaf one takes no envelope; `pongs`: it still answers pings."""

    ws: web.WebSocketResponse
    request: web.Request
    deaf: bool = False
    pongs: bool = True


@dataclass(frozen=True)
class Delivered:
    """One attempt: which payload, the how many-eth (0 the first), the answer (None: none in time)."""

    kind: str
    payload: Json
    attempt: int
    answer: Json | None


@dataclass
class Delivery:
    """Brings payloads to the app. `retry_after` are the waits in seconds before each further attempt."""

    signing_secret: str
    notify: Callable[[], Any]
    ack_timeout: float = 3.0
    retry_after: tuple[float, ...] = (0.05, 0.2, 0.5, 1.0)
    url: str | None = None
    sockets: list[Socket] = field(default_factory=list)
    log: list[Delivered] = field(default_factory=list)
    abandoned: list[Json] = field(default_factory=list)
    _acks: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _ids: int = 0
    _connected: asyncio.Event = field(default_factory=asyncio.Event)
    _session: aiohttp.ClientSession | None = None

    @property
    def pending(self) -> int:
        """How many payloads are neither acknowledged nor given up."""
        return len(self._tasks)

    def send(self, kind: str, payload: Json) -> None:
        """Bring a payload (`events_api`, `slash_commands` or `interactive`) in the background."""
        task = asyncio.get_running_loop().create_task(self._bring(kind, payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def ask(self, kind: str, payload: Json) -> Json | None:
        """Bring a payload once and return what is answered, as JSON; None where nothing is in time."""
        answer = await (self._post(kind, payload, 0) if self.url else self._push(kind, payload, 0))
        self.log.append(Delivered(kind, payload, 0, answer))
        await self.notify()
        if answer is None:
            return None
        said: Json = json.loads(answer["text"] or "{}") if self.url else answer.get("payload") or {}
        return said

    async def _bring(self, kind: str, payload: Json) -> None:
        waits = self.retry_after if kind == RETRIED else ()
        for attempt, wait in enumerate((0.0, *waits)):
            await asyncio.sleep(wait)
            answer = await (
                self._post(kind, payload, attempt) if self.url else self._push(kind, payload, attempt)
            )
            self.log.append(Delivered(kind, payload, attempt, answer))
            await self.notify()
            if answer is not None:
                break
        else:
            self.abandoned.append(payload)
        task = asyncio.current_task()
        if task:
            self._tasks.discard(task)
        await self.notify()

    async def _push(self, kind: str, payload: Json, attempt: int) -> Json | None:
        self._ids += 1
        envelope: Json = {"envelope_id": f"env-{self._ids}", "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != RETRIED
        if kind == RETRIED:
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        ack = self._acks[envelope["envelope_id"]] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self.ack_timeout):
                if kind == RETRIED:
                    await self._connected.wait()
                if not self.sockets:
                    return None
                socket = self.sockets[-1]
                if not socket.deaf:
                    await socket.ws.send_str(json.dumps(envelope))
                answer: Json = await ack
                return answer
        except (TimeoutError, ConnectionError):
            return None
        finally:
            del self._acks[envelope["envelope_id"]]

    async def _post(self, kind: str, payload: Json, attempt: int) -> Json | None:
        headers, body = self.signed(kind, payload)
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
        if self._session is None:
            self._session = aiohttp.ClientSession()
        timeout = aiohttp.ClientTimeout(total=self.ack_timeout)
        try:
            async with self._session.post(
                str(self.url), data=body, headers=headers, timeout=timeout
            ) as answer:
                text = await answer.text()
                return {"status": answer.status, "text": text} if answer.status == 200 else None
        except (TimeoutError, aiohttp.ClientError):
            return None

    def signed(
        self, kind: str, payload: Json, *, age: float = 0, secret: str | None = None
    ) -> tuple[Json, str]:
        """Headers and body of the HTTP request for a payload, signed `age` seconds ago."""
        if kind == "events_api":
            body, content = json.dumps(payload), "application/json"
        else:
            fields = {"payload": json.dumps(payload)} if kind == "interactive" else payload
            body, content = urlencode(fields), "application/x-www-form-urlencoded"
        stamp = str(int(time.time() - age))
        verifier = SignatureVerifier(secret or self.signing_secret)
        signature = verifier.generate_signature(timestamp=stamp, body=body)
        return {
            "Content-Type": content,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": str(signature),
        }, body

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one Socket Mode connection: hello, then envelopes out and acknowledgements in."""
        ws = web.WebSocketResponse(autoping=False)
        await ws.prepare(request)
        socket = Socket(ws, request)
        await ws.send_json({"type": "hello", "num_connections": len(self.sockets) + 1, "connection_info": {}})
        self.sockets.append(socket)
        self._connected.set()
        await self.notify()
        try:
            async for frame in ws:
                if frame.type == WSMsgType.PING and socket.pongs:
                    await ws.pong(frame.data)
                elif frame.type == WSMsgType.TEXT and not socket.deaf:
                    self._acknowledge(json.loads(frame.data))
        finally:
            self.sockets.remove(socket)
            if not self.sockets:
                self._connected.clear()
            await self.notify()
        return ws

    def _acknowledge(self, answer: Json) -> None:
        waiting = self._acks.get(answer.get("envelope_id", ""))
        if waiting and not waiting.done():
            waiting.set_result(answer)

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Tell every connection to be replaced, as Slack does every few hours."""
        for socket in list(self.sockets):
            await socket.ws.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "wss-1"}}
            )

    def deafen(self, *, pongs: bool = False) -> None:
        """Make the present connections deaf: open, but taking no envelopes and answering no pings."""
        for socket in self.sockets:
            socket.deaf, socket.pongs = True, pongs

    async def cut(self) -> None:
        """Break every connection without a word."""
        for socket in list(self.sockets):
            if socket.request.transport:
                socket.request.transport.abort()

    async def close(self) -> None:
        """Give up all that is pending and close."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

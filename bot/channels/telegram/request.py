"""HTTP for python-telegram-bot over aiohttp, telling apart the failures that delivery must tell apart."""

import json
from io import BytesIO

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from typing_extensions import override

from bot.channels.base import TryLater
from bot.downloading import AFTER, download

SEND_SECONDS = 8.0
"""An answer is awaited for less than the 10 s that a lease lasts."""
CONNECT_SECONDS = 4.0


class NeverLeft(NetworkError):
    """No connection came about, so that nothing can have been delivered."""


class ServerFailed(NetworkError):
    """The Bot API answered with a failure of its own (5xx)."""


class Flooded(TelegramError):
    """Too many requests: come back `after` seconds. The library's own warns when that is read."""

    def __init__(self, after: float) -> None:
        super().__init__("Too Many Requests")
        self.after = after


class AiohttpRequest(BaseRequest):
    """Sends requests through one aiohttp session. `connections` bounds how many run at once.

    python-telegram-bot's own HTTPX client gets slower with concurrency; this one does not.
    Errors name no address, because the address holds the token.
    """

    def __init__(self, *, answer_within: float = SEND_SECONDS, connections: int = 64) -> None:
        self._answer_within = answer_within
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    @override
    def read_timeout(self) -> float:
        """The seconds that an answer is awaited."""
        return self._answer_within

    @override
    async def initialize(self) -> None:
        """Open the session, if it is not open."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector, headers={"User-Agent": self.USER_AGENT}
            )

    @override
    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def download(self, url: str, most: int) -> bytes:
        """Return a file of at most so many bytes. Raises `NotFetched`, or `TryLater`."""
        if self._session is None:
            raise TryLater(AFTER, "the session is not open")
        return await download(self._session, url, most)

    @staticmethod
    @override
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """Return the answer as JSON; raises `TelegramError`, and unlike the library logs no content."""
        try:
            answer = json.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return status and body.

        Raises `NeverLeft`, `TimedOut` (it may have arrived), `ServerFailed` or `Flooded`.
        """
        total = read_timeout if isinstance(read_timeout, int | float) else self._answer_within
        status, payload = await self._exchange(method, url, _body_of(request_data), total)
        if status == 429:
            raise Flooded(_retry_after(payload))
        if status >= 500:
            raise ServerFailed(f"status {status}")
        return status, payload

    async def _exchange(
        self, method: str, url: str, body: aiohttp.FormData, total: float
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NeverLeft("the session is not open")
        patience = aiohttp.ClientTimeout(total=total, connect=min(CONNECT_SECONDS, total))
        try:
            async with self._session.request(method, url, data=body, timeout=patience) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NeverLeft(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TimedOut(type(error).__name__) from None


def _body_of(data: RequestData | None) -> aiohttp.FormData:
    """Return the parameters as a form; with the parts of a multipart one where there are files."""
    form = aiohttp.FormData(default_to_multipart=data is not None and data.contains_files)
    for name, value in (data.json_parameters if data else {}).items():
        form.add_field(name, value)
    for name, (filename, content, media) in (data.multipart_data or {} if data else {}).items():
        # A stream goes out in pieces: as one body of bytes it would hold up everything else.
        stream = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=media)
    return form


def _retry_after(payload: bytes) -> float:
    """Return the seconds that the answer asks to wait; 5 where it does not say."""
    try:
        return max(1.0, float(json.loads(payload)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return 5.0

"""Small pictures that any reader of PNG takes for what they are."""

import struct
import zlib


def png(width: int = 40, height: int = 60, *, weight: int = 0) -> bytes:
    """Return a grey PNG of so many pixels, and at least `weight` bytes."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [
        (b"IHDR", head),
        (b"IDAT", zlib.compress(rows)),
        (b"tEXt", b"Comment\0" + b" " * weight),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

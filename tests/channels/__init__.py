"""Contract tests of the channels: the real clients against the servers of `tests/platforms`."""

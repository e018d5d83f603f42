"""Promises heard in what people write, proposed back, and found again when they are spoken of."""

"""The queues: lanes with leases and fences, the inbox, the outbox, and what runs in one place at a time."""

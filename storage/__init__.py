"""Memory: records, tables, repositories, queues and migrations. Knows nobody above it."""

"""Finding: the passages that answer a question, by their words and by their meaning."""

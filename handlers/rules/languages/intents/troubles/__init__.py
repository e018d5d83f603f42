"""How somebody says that a date or a question does not suit: a file a language."""

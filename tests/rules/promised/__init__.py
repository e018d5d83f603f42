"""What partners write in each language, and the promises in it: a file a language."""

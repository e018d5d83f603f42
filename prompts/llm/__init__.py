"""Prompts for language models, a Markdown file each."""

"""Lets `python -m bot` be the command line."""

from bot.cli import main

main()

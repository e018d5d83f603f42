"""How somebody speaks to the bot about the bot: a file a language."""

"""Being away: people say so, somebody is asked meanwhile, and what was missed is handed back."""

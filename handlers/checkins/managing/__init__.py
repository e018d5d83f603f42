"""Check-ins as coordinators manage them in chat: listed, set up, changed, paused and started."""

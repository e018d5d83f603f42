"""Minutes and agreements: taken apart, put right by the coordinator, recorded, and returned as an agenda."""

"""底座: what stands. Top to bottom: rulebook, organisation, records."""

"""Standing facts: offices, places, kin, membership, origins."""

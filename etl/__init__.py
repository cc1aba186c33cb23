"""How records come to be: from articles and registers to the published data."""

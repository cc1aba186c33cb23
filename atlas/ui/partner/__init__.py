"""One partner's page, part by part: what it is, how far the relation went, what was done and with whom, the sources."""

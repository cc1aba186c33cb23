"""The page of relations, part by part: what is due or open, who was not met, what was signed, visits out and in."""

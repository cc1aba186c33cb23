"""From an Article to its engagements with evidence. Pure: the same article and references give the same records."""

"""The brief about one partner: one page, drawn only from records, for the morning before the guests come."""

"""Simple reports built from slots, whose truth is known from how they were built."""

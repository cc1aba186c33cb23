"""The sections of a report: each file makes the blocks of one from a Context, and knows no file format."""

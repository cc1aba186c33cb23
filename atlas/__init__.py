"""What the Atlas is: schema, vocabulary, filters, store, charts and reports, shared by the pages and the etl."""

__version__ = "0.1.0"

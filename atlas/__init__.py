"""What the Atlas is: schema, vocabulary, filters, store, charts and reports, shared by the pages and the etl."""

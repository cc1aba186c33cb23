"""PPTX: a title, a slide a finding, native charts and tables, notes with the address of the records."""

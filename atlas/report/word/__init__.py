"""DOCX: real styles, captions, fields and native tables, into an office's own letterhead where there is one."""

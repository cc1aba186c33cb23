"""A view as one HTML file: no script, no server, no request; and how to put it into another page."""

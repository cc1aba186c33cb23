"""Engagements: every record that passes the filters, to sort, read and take away."""

from atlas.ui import downloads, state, table
from atlas.ui.page import open_listing

t = state.current().t
page = open_listing("engagements", t("Engagements"))
downloads.show(page)
table.browse(page)

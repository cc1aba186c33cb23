"""Relations: what is due, what is open, who was not met for long, what was signed, who visits whom."""

from atlas.ui import listing, state
from atlas.ui.page import open_page
from atlas.ui.ties import balance, due, figures, quiet, signed, unfinished
from atlas.ui.ties.scope import scope

page = open_page("relations", state.current().t("Relations"))
about = scope(page)

listing.style()
figures.show(about)
due.show(about)
unfinished.negotiations(about)
unfinished.announcements(about)
quiet.show(about)
signed.show(about)
balance.show(page)

"""Compare: two to four partners, countries or periods side by side."""

from atlas.ui import listing, state
from atlas.ui.compare import agreements, chooser, figures, mix, years
from atlas.ui.compare.sides import sides
from atlas.ui.page import open_page
from atlas.vocabulary import EVENT_TYPES, TOPICS

page = open_page("compare", state.current().t("Compare"))
t, compared = page.t, sides(page.view)

chooser.show(page, compared)
listing.style()
if compared:
    figures.show(compared, page)
    years.show(compared, page)
    mix.show(EVENT_TYPES, compared, page, t("Event types"))
    mix.show(TOPICS, compared, page, t("Topics"))
    agreements.show(compared, page)

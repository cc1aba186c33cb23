"""Partners: the list of them all; one partner's page when the address names one."""

from atlas.ui import directory, state
from atlas.ui.page import open_page
from atlas.ui.partner import show, subject

view = state.current()
partner_id = subject.named(view)
if partner_id is None:
    directory.show(open_page("partner", view.t("Partners")))
else:
    show.show(subject.subject(partner_id, view), view)

"""Reports: what is shown as a file to hand in, a brief about one partner, a page to embed, a citation."""

from atlas.ui import cite_panel, keys, made_files, options, report_panel, state
from atlas.ui.page import open_page

t = state.current().t
page = open_page("reports", t("Reports"))
parts = {"report": t("Report"), "brief": t("Partner brief"), "cite": t("Embed and cite")}
part = options.choose("part", t("What do you need?"), parts, keys.REPORTS_PART, page)
if part == "report":
    report_panel.report(page)
elif part == "brief":
    report_panel.brief(page)
else:
    cite_panel.show(page)
made_files.show(t)

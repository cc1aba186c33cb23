"""The whole page of one partner."""

from atlas.charts import timeline, topics_ranking
from atlas.ui import chart_panel, listing, shell
from atlas.ui.charts import Chart
from atlas.ui.partner import agreements, around, head, history, relation
from atlas.ui.partner.subject import Subject
from atlas.ui.state import View
from atlas.ui.text import plain


def show(subject: Subject, view: View) -> None:
    """All parts, what matters first first."""
    page, t = subject.page, subject.t
    shell.name_tab(plain(subject.name), t)
    listing.style()
    head.show(subject, view)
    relation.ladder(subject)
    relation.figures(subject)
    agreements.show(subject)
    note = timeline.unplaced(page.records).sentence(t)
    chart_panel.show(Chart("timeline", timeline, timeline.frame, page, notes=(note,)))
    history.show(subject)
    history.show_people(subject)
    notes = (topics_ranking.note(page.records, t),)
    chart_panel.show(Chart("topics", topics_ranking, topics_ranking.frame, page, notes))
    around.neighbours(subject)
    around.sources(subject)

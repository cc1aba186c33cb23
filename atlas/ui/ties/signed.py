"""The agreements signed in the range that the reader chose, with their age."""

from typing import Any

import streamlit as st

from atlas.i18n import Translator
from atlas.report import records, wording
from atlas.ui import key_figures, links, listing
from atlas.ui.ties.anchors import SIGNED
from atlas.ui.ties.scope import Scope
from atlas.ui.ties.unfinished import age, what
from atlas.vocabulary import AGREEMENT_KINDS


def show(scope: Scope) -> None:
    """How many of each kind, then each, the newest first."""
    t, signed = scope.t, scope.signed
    st.header(t.plural("{n} agreement signed", "{n} agreements signed", len(signed)), anchor=SIGNED)
    if signed.empty:
        st.markdown(t("No signing of an agreement is on record."))
        return
    st.markdown(kinds(signed["agreement_kind"].tolist(), t))
    columns = (t("Signed"), t("Elapsed"), t("Partner"), t("Agreement"), t("Source"))
    rows = [_cells(row, scope) for row in signed.head(listing.ALL_MAX).to_dict("records")]
    listing.table(columns, rows, t("Agreements signed"), t, total=len(signed))
    links.to(
        links.ENGAGEMENTS,
        t("All signings as a table, to sort and download"),
        scope.page.view,
        key_figures.signings(scope.page.view.filters),
    )


def kinds(codes: list[Any], t: Translator) -> str:
    """As in: By kind: memorandum of understanding 30; twinning 9; of unknown kind 2."""
    counted = [(t.term(AGREEMENT_KINDS, code), codes.count(code)) for code in AGREEMENT_KINDS.codes if code in codes]
    unknown = sum(not isinstance(code, str) for code in codes)
    if unknown:
        counted.append((t("of unknown kind"), unknown))
    return t("By kind: {list}.", list="; ".join(f"{wording.lower_first(label)} {t.number(n)}" for label, n in counted))


def _cells(row: Any, scope: Scope) -> tuple[str, ...]:
    t, since = scope.t, row["date_start"]
    return (
        scope.opened(row),
        age(since if isinstance(since, str) else None, scope),
        scope.partner(row),
        what(records.agreement(row, t), records.subject(row, t)),
        scope.source(row),
    )

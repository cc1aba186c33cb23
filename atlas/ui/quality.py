"""How well the machine reads articles, as a table with what it means. Its numbers are those of the quality gate."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from atlas.i18n import Translator
from atlas.quality import QUALITY_FILE, ArticleSet, Quality, read_quality


def published(folder: Path) -> Quality | None:
    """The scores among the published files; None where there are none, or none that can be read."""
    try:
        return read_quality(folder / QUALITY_FILE)
    except ValueError:
        return None


def show(quality: Quality | None, t: Translator) -> None:
    """A heading, what the scores mean, the table, and how each set of articles came to be."""
    heading = t("How well the machine reads articles")
    st.header(heading, anchor=False)
    if quality is None:
        st.markdown(t("It was not measured for these data: build them anew with `make data`."))
        return
    st.markdown(_list(_meaning(quality, t)))
    st.table(table(quality, t), border="horizontal", hide_index=True, alt=heading)
    st.markdown(_list(_about(one, t) for one in quality.sets))


def table(quality: Quality, t: Translator) -> pd.DataFrame:
    """A row for each measure, a column for each set: the share that was right and, in brackets, of how many."""
    names = _measures(t)
    found = {name: label for name, label in names.items() if any(name in one.scores for one in quality.sets)}
    columns = {_name(one, t): [_cell(one, name, t) for name in found] for one in quality.sets}
    return pd.DataFrame({t("What is read"): list(found.values())} | columns)


def _cell(one: ArticleSet, name: str, t: Translator) -> str:
    score = one.scores.get(name)
    return f"{t.percent(score.value)} ({t.number(score.n)})" if score else "–"


def _list(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _meaning(quality: Quality, t: Translator) -> Iterator[str]:
    yield t(
        "This is about articles that a machine reads, not about the register, which people compiled. It was measured "
        "on {date}, on test articles of our own about invented people.",
        date=t.date(quality.measured_on),
    )
    yield t(
        "A percentage is the share of answers that were right; in brackets, how many were asked for. For partners, "
        "engagements and topics it also falls with everything that was invented (F1)."
    )
    yield t(
        "What the press writes is harder than our own articles. Of an article that nobody has seen, expect what was "
        "reached on first sight, and check what matters."
    )


def _about(one: ArticleSet, t: Translator) -> str:
    known = {
        "blind": t("written by hands that did not know the rules; since then used by halves to find mistakes"),
        "holdout": t("written before the first rule; the mistakes that they showed were mended since"),
        "tuned": t("each written to show a mistake, which was then mended; they keep it from coming back"),
    }
    count = t.plural("{n} article", "{n} articles", one.articles)
    text = f"**{_name(one, t)}** ({count}): {known.get(one.name, one.meaning)}."
    if not one.first_sight:
        return text
    names = _measures(t)
    first = "; ".join(f"{names.get(name, name)} {t.percent(share)}" for name, share in one.first_sight.items())
    return f"{text} {t('On first sight: {scores}.', scores=first)}"


def _name(one: ArticleSet, t: Translator) -> str:
    known = {"blind": t("Written blind"), "holdout": t("Kept apart"), "tuned": t("Made for mending")}
    return known.get(one.name, one.name)


def _measures(t: Translator) -> Mapping[str, str]:
    return {
        "partner_f1": t("Partner"),
        "record_f1": t("Engagement: partner and date"),
        "event_type": t("Event type"),
        "agreement": t("Signed or not"),
        "hanoi_lead": t("Who led for Hanoi"),
        "partner_lead": t("Who led for the partner"),
        "topic_f1": t("Topics"),
        "place": t("Place on the map"),
    }

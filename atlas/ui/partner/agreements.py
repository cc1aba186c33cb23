"""What was agreed with a partner and what is on record of it since; what was promised and not reported as done."""

from typing import Any

import streamlit as st

from atlas.i18n import Translator
from atlas.relations import Aftermath, Promise
from atlas.report import records, wording
from atlas.spans import elapsed
from atlas.ui import announced, data, links, listing, markup
from atlas.ui.dates import unbroken
from atlas.ui.markup import Markup, inside, joined, outside, runs, words
from atlas.ui.partner.subject import Subject


def show(subject: Subject) -> None:
    """The signed ones, then what is open; a sentence where there is nothing."""
    t = subject.t
    st.header(t("Agreements and what became of them"), anchor=False)
    signed = subject.aftermaths
    if signed:
        columns = (t("Signed"), t("Agreement"), t("Subject"), t("On record since then"), t("Source"))
        rows = [_signed(one, subject) for one in signed[: listing.ALL_MAX]]
        listing.table(columns, rows, t("Agreements signed"), t, total=len(signed))
        st.caption(t("Whether an agreement is still in force is not recorded."))
    else:
        st.markdown(t("No signing of an agreement is on record."))
    promises = subject.facts.promises
    if promises:
        st.subheader(t("Promised, and what followed"), anchor=False)
        columns = (t("Since"), t("What"), t("Subject"), t("What followed"), t("Source"))
        ordered = sorted(promises, key=lambda one: one.since or "", reverse=True)
        rows = [_promise(one, subject) for one in ordered[: listing.ALL_MAX]]
        listing.table(columns, rows, t("Promised, and what followed"), t, total=len(promises))


def _signed(one: Aftermath, subject: Subject) -> tuple[str, ...]:
    t, row = subject.t, subject.row(one.engagement_id)
    return (
        opened(row, subject),
        records.agreement(row, t),
        runs(records.subject(row, t)),
        since_then(one, subject),
        source(row),
    )


def since_then(one: Aftermath, subject: Subject) -> Markup:
    """How many engagements came after the signing, the latest of them, and the next agreement of its kind."""
    t = subject.t
    if one.since is None:
        return words(t("The date of the signing is not known."))
    if not one.later:
        return words(t("Nothing later is on record."))
    count = t.plural("{n} engagement", "{n} engagements", one.later)
    said = [inside(count, _later_url(one, subject))]
    if not one.sure:
        said.append(words(t("(some perhaps before)")))
    if one.last:
        said.append(words(t("the latest: {date}", date=t.date(one.last))))
    if one.followed_by:
        following = subject.row(one.followed_by)
        said.append(joined([t("next of this kind:"), opened(following, subject)]))
    return joined([joined(said[:2]), *said[2:]] if not one.sure else said, "; ")


def _later_url(one: Aftermath, subject: Subject) -> str:
    return links.engagements_url(subject.filters(statuses=("occurred",), date_from=one.since), subject.page.view)


def _promise(one: Promise, subject: Subject) -> tuple[str, ...]:
    t, row = subject.t, subject.row(one.engagement_id)
    return (
        opened(row, subject),
        promised(one, row, t),
        runs(records.subject(row, t)) if one.what == "negotiation" else announced.about(row, t),
        followed(one, subject),
        source(row),
    )


def promised(one: Promise, row: Any, t: Translator) -> str:
    """As in: Under negotiation: twinning; Announced: conference or forum; Announced: trade and investment."""
    if one.what == "negotiation":
        return t("Under negotiation: {what}", what=wording.lower_first(wording.promised(one, row, t)))
    what = announced.kind(row, t)
    return t("Announced: {what}", what=wording.lower_first(what)) if what else t("Announced")


def followed(one: Promise, subject: Subject) -> Markup:
    """The engagement that surely or perhaps kept the promise; else that nothing is reported, and for how long."""
    t = subject.t
    if one.closed_by:
        return joined([t("signed:"), opened(subject.row(one.closed_by), subject)])
    if one.perhaps_closed_by:
        return joined([t("perhaps:"), opened(subject.row(one.perhaps_closed_by), subject)])
    return words(nothing_for(one.since, t))


def nothing_for(since: str | None, t: Translator) -> str:
    """That nothing was reported, with the time that has passed."""
    if since is None:
        return t("nothing reported")
    return t("nothing reported for {age}", age=wording.duration(elapsed(since, data.today()), t))


def opened(row: Any, subject: Subject) -> Markup:
    """The date, which opens the record."""
    url = links.record_url(str(row["engagement_id"]), subject.partner_id, subject.page.view)
    return inside(unbroken(records.date(row, subject.t)), url)


def source(row: Any) -> Markup:
    """The publishers, each with the page that was read."""
    urls, publishers = list(row["source_urls"]), list(row["publishers"])
    if len(urls) != len(publishers):
        publishers = [host(url) for url in urls] or publishers
        urls = [*urls, *[""] * (len(publishers) - len(urls))]
    named = zip(publishers, urls, strict=True)
    return joined((outside(markup.host(name.removeprefix("www.")), url) for name, url in named), ", ")


def host(url: str) -> str:
    """The host of a web address, without "www."."""
    return url.split("/")[2].removeprefix("www.") if url.count("/") >= 2 else url

"""The files that a reader asked for: made beside the pages, shown with their progress, then to be downloaded.

A reader may leave the page meanwhile and come back. Whoever asks for the same file again gets the one that was made.
"""

from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from atlas.charts.basemap import BasemapError
from atlas.i18n import Translator
from atlas.report.order import Order, make_from_store
from atlas.report.request import BOTH, SECTIONS, ReportError
from atlas.report.workshop import workshop
from atlas.settings import Settings
from atlas.ui import addresses, data, keys
from atlas.ui.desk import BusyError, Desk, Job
from atlas.ui.text import plain

SHOWN_MAX: Final = 6
POLL_SECONDS: Final = 0.7
FORMAT_NAMES: Final = {"docx": "Word (DOCX)", "pptx": "PowerPoint (PPTX)", "pdf": "PDF", "xlsx": "Excel (XLSX)"}
LANGUAGE_NAMES: Final = {"vi": "Tiếng Việt", "en": "English", BOTH: "Tiếng Việt + English"}
_PARTS: Final = "\t"


def request(order: Order) -> None:
    """Have the file made, and show it among the reader's files from now on."""
    key = _key(order)
    try:
        _start(order, key)
    except BusyError:
        st.session_state[keys.STATE_BUSY] = True
        return
    st.session_state[keys.STATE_BUSY] = False
    others = [one for one in _asked() if one != key]
    st.session_state[keys.STATE_ORDERS] = "\n".join([key, *others][:SHOWN_MAX])


def show(t: Translator) -> None:
    """The reader's files, the latest first; those still being made with how far they are."""
    if st.session_state.get(keys.STATE_BUSY):
        st.warning(t("Too many files are being made at the moment. Try again in a minute."))
    jobs = [job for key in _asked() if (job := desk().find(key))]
    if not jobs:
        return
    st.header(t("Your files"), anchor=False)
    done = sum(job.is_done for job in jobs)
    # The same place whether or not anything is still being made: a list elsewhere would stand twice for a moment.
    st.fragment(_watch, run_every=POLL_SECONDS if done < len(jobs) else None)([job.key for job in jobs], done, t)
    if done < len(jobs):
        st.caption(t("You may go on to other pages meanwhile; the file waits here."))


@st.cache_resource(max_entries=1, show_spinner=False)
def desk() -> Desk:
    """The one desk of this server."""
    return Desk()


def _watch(shown: list[str], done_before: int, t: Translator) -> None:
    """The list while something is being made; once more is done, the whole page is drawn anew."""
    jobs = [job for key in shown if (job := desk().find(key))]
    _list(jobs, t)
    if sum(job.is_done for job in jobs) != done_before:
        st.rerun()


def _list(jobs: list[Job], t: Translator) -> None:
    with st.container(key=keys.FILES_MADE, gap="small"):
        for number, job in enumerate(jobs):
            with st.container(border=True, key=f"{keys.FILES_MADE}_{number}", gap="xsmall"):
                _one(job, number, t)


def _one(job: Job, number: int, t: Translator) -> None:
    order = Order.from_text(job.key.partition(_PARTS)[0])
    st.markdown(f"**{plain(title(order, t))}**")
    if job.content is not None:
        _download(job, order, number, t)
    elif job.is_done:
        _failed(job, order, number, t)
    else:
        st.progress(min(max(job.share, 0.0), 1.0), _progress_text(job, t))


def _download(job: Job, order: Order, number: int, t: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            t("Download"),
            job.content or b"",
            file_name=order.file_name,
            mime=order.mime_type,
            key=f"{keys.FILES_MADE}_download_{number}",
            on_click="ignore",
            type="primary",
        )
        size = t("{size} kB", size=t.number(max(1, round(len(job.content or b"") / 1024))))
        st.caption(plain(f"{order.file_name} · {size}"))


def _failed(job: Job, order: Order, number: int, t: Translator) -> None:
    error = job.error
    # What the deployment gave (letterhead, basemap) names the file and what to do; anything else stands in the log.
    reason = str(error) if isinstance(error, ReportError | BasemapError) else ""
    st.error(plain(" ".join(filter(None, (t("The file could not be made."), reason)))))
    st.button(t("Try again"), key=f"{keys.FILES_MADE}_again_{number}", on_click=request, args=(order,))


def _progress_text(job: Job, t: Translator) -> str:
    if job.started_at is None:
        return t.plural("waiting for {n} other file", "waiting for {n} other files", desk().ahead(job) + 1)
    return plain(f"{t.percent(job.share)} · {job.step}") if job.step else t("begun")


def title(order: Order, t: Translator) -> str:
    """What the file is, such as "Report · Word (DOCX) · Tiếng Việt · 2023; topics: transport"."""
    kinds = {"report": t("Report"), "brief": t("Partner brief"), "page": t("Page to embed")}
    names = data.choices()
    shown = order.filters.sentence(t, lambda partner_id: names.partner_name(partner_id, t))
    if order.kind == "brief":
        shown = names.partner_name(order.filters.partners[0], t)
    parts = [kinds[order.kind], FORMAT_NAMES.get(order.file_format, order.file_format.upper())]
    parts += [LANGUAGE_NAMES[order.language], shown or t("everything that is recorded")]
    if order.sections is not None and len(order.sections) < len(SECTIONS.codes):
        parts.append(t.plural("{n} section", "{n} sections", len(order.sections)))
    return " · ".join(parts)


def _asked() -> list[str]:
    return [key for key in st.session_state.get(keys.STATE_ORDERS, "").split("\n") if key]


def _start(order: Order, key: str) -> None:
    work = partial(workshop().run, make_from_store, order, settings=addresses.settings(), today=data.today())
    desk().start(key, lambda progress: work(progress=progress))


def _key(order: Order) -> str:
    """The order with all else that the file depends on: data, day, deployment, letterhead."""
    settings = addresses.settings()
    stamp = (data.version(), data.today(), settings.public_url, settings.basemap_path, settings.basemap_overlay_path)
    return _PARTS.join((order.to_text(), *map(str, stamp), *_letterheads(settings)))


def _letterheads(settings: Settings) -> list[str]:
    """The letterhead's files as they are now; one that was saved again makes a new file."""
    folder: Path | None = settings.template_dir
    if folder is None or not folder.is_dir():
        return [str(folder)]
    return [f"{path}@{path.stat().st_mtime_ns}" for path in sorted(folder.iterdir()) if path.is_file()]

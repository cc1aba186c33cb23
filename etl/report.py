"""The command `report`: a report of a view, or a brief about one partner, as a file. Prints nothing but progress."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from tqdm import tqdm

from atlas.filters import NO_FILTERS, Filters
from atlas.fold import fold
from atlas.i18n import DEFAULT_LANGUAGE
from atlas.report.order import Order
from atlas.report.order import make as make_file
from atlas.report.request import (
    BRIEF_FORMATS,
    REPORT_FORMATS,
    REPORT_LANGUAGES,
    SECTIONS,
    Progress,
    ReportError,
    check_format,
    check_language,
    check_sections,
)
from atlas.settings import Settings
from atlas.store import load_records, open_engine
from etl.where import read_where

STEPS: Final = 100
NAMES_SHOWN: Final = 5


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--where", default="", metavar="QUERY", help="what follows the ? in a page's address")
    parser.add_argument("--lang", choices=REPORT_LANGUAGES, default=DEFAULT_LANGUAGE, help="vi by default")
    parser.add_argument("--format", choices=REPORT_FORMATS, help="as the file's name ends; docx when it does not say")
    parser.add_argument(
        "--section",
        action="append",
        default=[],
        metavar="CODES",
        help=f"sections, separated by commas; all by default: {', '.join(SECTIONS.codes)}",
    )
    parser.add_argument("--brief", metavar="PARTNER_ID", help="a brief of one page about this partner instead")
    parser.add_argument(
        "--templates", type=Path, metavar="DIR", help="folder with the letterhead; ATLAS_REPORT_TEMPLATES by default"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE|DIR", help="a file, or a folder that gets a file; standard output by default"
    )


def make(arguments: argparse.Namespace, settings: Settings, today: date) -> Path | None:
    """Make what is asked for; where it was written, None for standard output.

    Raises ReportError for what makes no sense (filters, sections, partner, names) and FileNotFoundError for a folder
    that is not there, both before any work is done; TemplateError for a letterhead that turns out to be no use.
    """
    order = _order(arguments)
    out = _out(arguments.out, order)
    settings = replace(settings, template_dir=_letterheads(arguments.templates or settings.template_dir))
    engine = open_engine(settings.database_url)
    _check_partners(engine, (arguments.brief,) if arguments.brief else order.filters.partners)
    with tqdm(total=STEPS, file=sys.stderr, bar_format="{percentage:3.0f}%|{bar:24}| {desc}") as bar:
        content = make_file(order, engine, settings=settings, today=today, progress=_progress(bar))
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        out.write_bytes(content)
    return out


def _order(arguments: argparse.Namespace) -> Order:
    """What is asked for; ReportError for what contradicts itself."""
    file_format, sections = _format(arguments), _sections(arguments.section)
    filters = read_where(arguments.where)
    if not arguments.brief:
        return Order("report", filters, arguments.lang, file_format, sections)
    if arguments.where or arguments.section:
        raise ReportError("--brief holds all that is recorded of a partner; leave out --where and --section")
    check_format(file_format, BRIEF_FORMATS)
    check_language(arguments.lang)
    return Order("brief", Filters(partners=(arguments.brief,)), arguments.lang, file_format)


def _format(arguments: argparse.Namespace) -> str:
    """The format asked for, or the one that the file's name says; ReportError where they contradict each other."""
    ending = arguments.out.suffix[1:].lower() if arguments.out and not arguments.out.is_dir() else ""
    named = ending if ending in REPORT_FORMATS else None
    if arguments.format and named and named != arguments.format:
        raise ReportError(
            f"{arguments.out} would hold {arguments.format}; name it .{arguments.format}, or ask for --format {named}"
        )
    return str(arguments.format or named or REPORT_FORMATS[0])


def _sections(given: Iterable[str]) -> tuple[str, ...] | None:
    codes = [code.strip() for one in given for code in one.split(",") if code.strip()]
    return check_sections(codes) if given else None


def _out(out: Path | None, order: Order) -> Path | None:
    if out is not None and not out.is_dir() and not out.parent.is_dir():
        raise FileNotFoundError(f"{out.parent}: no such folder; make it first, or name another with --out")
    return out / order.file_name if out is not None and out.is_dir() else out


def _letterheads(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise FileNotFoundError(f"{folder}: no such folder; give one that holds report.docx, brief.docx or report.pptx")
    return folder


def _check_partners(engine: Engine, partner_ids: Iterable[str]) -> None:
    """ReportError for a partner that is not on record, with those whose name is like it."""
    wanted = tuple(partner_ids)
    if not wanted:
        return
    records = load_records(engine, NO_FILTERS)
    known = dict(zip(records["partner_id"], zip(records["partner"], records["partner_vi"], strict=True), strict=True))
    for partner_id in wanted:
        if partner_id not in known:
            like = [key for key, names in known.items() if _is_like(partner_id, names)][:NAMES_SHOWN]
            advice = "; perhaps " + ", ".join(f"{key} ({known[key][0]})" for key in like) if like else ""
            raise ReportError(f"{partner_id!r} is no partner on record{advice or '; give an id out of partners.csv'}")


def _is_like(wanted: str, names: Iterable[str | None]) -> bool:
    return any(fold(wanted) in fold(name) for name in names if isinstance(name, str))


def _progress(bar: Any) -> Progress:
    def report(step: str, share: float) -> None:
        bar.set_description_str(step, refresh=False)
        bar.update(round(share * STEPS) - bar.n)
        bar.refresh()

    return report

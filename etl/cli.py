"""The command line. Exit status: 0 done, 1 the data have errors (listed), 2 usage."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Never
from zoneinfo import ZoneInfo

from tqdm import tqdm

from atlas.filters import Filters
from atlas.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator
from atlas.report.request import ReportError
from atlas.report.tables import EXPORTS
from atlas.report.workbook import to_xlsx
from atlas.schema import Issue
from atlas.settings import PROJECT_DIR, Settings
from atlas.store import fingerprint, load_records, open_engine
from etl.geocode import Gazetteer, explain, geocode_csv
from etl.ingest import article_files, read_articles
from etl.ingest.address import canonical_url
from etl.ingest.errors import AddressError
from etl.load import Progress, assemble, build, has_errors
from etl.reader import Reader, article_reader
from etl.references import ensure_gazetteer
from etl.register import read_register
from etl.report import add_options, make

if TYPE_CHECKING:
    from etl.llm.endpoint import Endpoint

Command = Callable[[argparse.Namespace], int]

DONE: Final = 0
DATA_ERRORS: Final = 1
USAGE: Final = 2
HANOI_TIME: Final = ZoneInfo("Asia/Ho_Chi_Minh")
GAZETTEER_FILE: Final = PROJECT_DIR / "data" / "build" / "gazetteer.sqlite"
REGISTER_FILE: Final = PROJECT_DIR / "data" / "register" / "engagements.csv"
WRONG_PATHS: Final = (FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError)
BUILD_STEPS: Final = ("register", "articles", "partners", "store", "publish")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command of `arguments` (those of the process by default); returns the exit status."""
    parsed = _parser().parse_args(arguments)
    command: Command = parsed.command
    try:
        return command(parsed)
    except (*WRONG_PATHS, ReportError) as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description="Build and question the Atlas's data.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = _command(commands, "run", _run, "build the store and the published files")
    run.add_argument("--register", type=Path, action="append", metavar="FILE", help="instead of data/register")
    run.add_argument("--articles", type=Path, action="append", default=[], metavar="DIR", help="articles to read too")
    run.add_argument("--out", type=Path, metavar="DIR", help="where to publish, data/published by default")

    extract = _command(
        commands, "extract", _extract, "print what articles say, one JSON object an engagement and partner"
    )
    extract.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help="a .txt or .html file, or a folder of such"
    )
    extract.add_argument("--sources", type=Path, metavar="CSV", help="file,url,publisher,published,language")

    geocode = _command(commands, "geocode", _geocode, "find the places of names, print them as CSV")
    geocode.add_argument("names", type=Path, metavar="NAMES.csv", help="columns name, country_code, kind")
    geocode.add_argument("--why", action="store_true", help="explain each answer instead")

    evaluate = _command(commands, "evaluate", _evaluate, "score the extraction against gold records, by field")
    evaluate.add_argument("articles", type=Path, metavar="ARTICLES_DIR")
    evaluate.add_argument("gold", type=Path, metavar="GOLD_DIR")

    add = _command(commands, "add", _add, "keep pages and files and print what they say, for the next run to publish")
    add.add_argument(
        "places", nargs="+", metavar="URL|FILE", help="a page, feed, sitemap, .txt, .html, .warc or folder"
    )
    add.add_argument("--sources", type=Path, metavar="CSV", help="file,url,publisher,published,language")
    add.add_argument("--limit", type=int, default=500, metavar="N", help="pages to ask a feed or sitemap for, 500")
    add.add_argument("--refresh", action="store_true", help="ask again for pages that are kept already")
    add.add_argument("--allow-private", action="store_true", help="ask machines inside a network too")
    for command in (run, add):
        command.add_argument("--raw", type=Path, metavar="DIR", help="where pages are kept, data/raw")

    for command in (run, extract, add):
        command.add_argument(
            "--llm", type=_address, metavar="URL", help="ask an OpenAI-compatible model too; docs/optional-model.md"
        )
        command.add_argument("--llm-model", default="default", metavar="NAME", help="the model's name at that address")

    export = _command(commands, "export", _export, "write the records that pass a filter")
    export.add_argument("--format", choices=(*EXPORTS, "xlsx"), required=True)
    export.add_argument("--where", default="", metavar="QUERY", help="what follows the ? in a page's address")
    export.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="language of the xlsx")
    export.add_argument("--out", type=Path, metavar="FILE", help="standard output by default")

    report = _command(commands, "report", _report, "write a report of the records that pass a filter, or a brief")
    add_options(report)

    validate = _command(commands, "validate", _validate, "list what is wrong in a register file")
    validate.add_argument("file", type=Path, metavar="FILE")
    return parser


def _address(text: str) -> str:
    try:
        return canonical_url(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, help_text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(command=command)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_environment()
    registers = arguments.register or [REGISTER_FILE]
    _must_be_there(*registers, *arguments.articles)
    today = datetime.now(HANOI_TIME).date().isoformat()
    database_url = settings.database_url if settings.has_own_database and arguments.out is None else None
    with tqdm(total=len(BUILD_STEPS), file=sys.stderr, bar_format="{l_bar}{bar}| {n}/{total} {desc}") as bar:
        progress = _progress(bar)
        gazetteer = Gazetteer.open(ensure_gazetteer(GAZETTEER_FILE))
        dataset = assemble(
            registers,
            arguments.articles,
            gazetteer,
            progress,
            arguments.raw or settings.raw_dir,
            partial(article_reader, model=_model(arguments)),
        )
        built = build(dataset, arguments.out or settings.published_dir, today, database_url, progress)
    _print_issues(built.issues)
    if not built.published:
        print("Nothing was published: correct the errors above and run again.", file=sys.stderr)
        return DATA_ERRORS
    print("; ".join(f"{name}: {count}" for name, count in built.counts.items()))
    return DONE


def _must_be_there(*paths: Path | None) -> None:
    for path in paths:
        if path and not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")


def _progress(bar: "tqdm[Never]") -> Progress:
    def report(step: str) -> None:
        bar.set_description_str(step)
        bar.update()

    return report


def _extract(arguments: argparse.Namespace) -> int:
    files = article_files(arguments.paths)
    _must_be_there(arguments.sources)
    read = _open_reader(arguments)
    issues: list[Issue] = []
    for item in tqdm(
        read_articles(files, arguments.sources), total=len(files), disable=len(files) < 10, file=sys.stderr
    ):
        if isinstance(item, Issue):
            issues.append(item)
            continue
        result = read(item)
        issues += result.issues
        for record in result.records:
            print(json.dumps(record.to_json_dict(), ensure_ascii=False))
    _print_issues(issues)
    return DATA_ERRORS if has_errors(issues) else DONE


def _add(arguments: argparse.Namespace) -> int:
    from etl.add import AddOptions, add, make_collector

    _must_be_there(arguments.sources)
    public_url = Settings.from_environment().public_url
    raw_dir = arguments.raw or Settings.from_environment().raw_dir
    kept = (raw_dir, arguments.sources, arguments.limit, arguments.refresh, arguments.allow_private, public_url)
    collector = make_collector(AddOptions(*kept))
    issues: list[Issue] = []
    for item in add(arguments.places, collector, raw_dir, partial(_open_reader, arguments)):
        if isinstance(item, Issue):
            issues.append(item)
            _print_issues([item])
        else:
            print(item, flush=True)
    return DATA_ERRORS if has_errors(issues) else DONE


def _open_reader(arguments: argparse.Namespace) -> Reader:
    return article_reader(Gazetteer.open(ensure_gazetteer(GAZETTEER_FILE)), _model(arguments))


def _model(arguments: argparse.Namespace) -> "Endpoint | None":
    """The model that the options name; its key comes from the environment, which no list of processes shows."""
    if not arguments.llm:
        return None
    from etl.llm.endpoint import Endpoint

    return Endpoint(arguments.llm, arguments.llm_model, os.environ.get("ATLAS_LLM_KEY") or None)


def _geocode(arguments: argparse.Namespace) -> int:
    from etl.advice import second_opinions
    from etl.nominatim import NominatimSettings, SecondOpinion

    try:
        nominatim = NominatimSettings.from_environment(os.environ)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    gazetteer = Gazetteer.open(ensure_gazetteer(GAZETTEER_FILE))
    issues = (explain if arguments.why else geocode_csv)(arguments.names, sys.stdout, gazetteer)
    _print_issues(issues)
    if nominatim.enabled:
        _print_issues(second_opinions(arguments.names, gazetteer, SecondOpinion(nominatim)))
    return DATA_ERRORS if has_errors(issues) else DONE


def _evaluate(arguments: argparse.Namespace) -> int:
    from etl.evaluate import evaluate_folder, format_scores
    from etl.pipeline import load_references

    _must_be_there(arguments.articles, arguments.gold)
    references = load_references(Gazetteer.open(ensure_gazetteer(GAZETTEER_FILE)))
    found = read_articles(article_files([arguments.articles]), None)
    try:
        print(format_scores(evaluate_folder(found, arguments.gold, references)))
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return DATA_ERRORS
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    settings = Settings.from_environment()
    if not _is_published(settings):
        return DATA_ERRORS
    filters, dropped = Filters.from_query(arguments.where)
    for item in dropped:
        print(f"warning: {item.name}={item.value} is not known and was left out", file=sys.stderr)
    records = load_records(open_engine(settings.database_url), filters)
    t = translator(arguments.lang)
    content = to_xlsx(records, t) if arguments.format == "xlsx" else EXPORTS[arguments.format](records)
    if arguments.out:
        arguments.out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return DONE


def _report(arguments: argparse.Namespace) -> int:
    settings = Settings.from_environment()
    if not _is_published(settings):
        return DATA_ERRORS
    written = make(arguments, settings, datetime.now(HANOI_TIME).date())
    if written:
        print(written)
    return DONE


def _is_published(settings: Settings) -> bool:
    if fingerprint(settings.database_url) is not None:
        return True
    print("error: nothing is published yet; run: .venv/bin/python -m etl run", file=sys.stderr)
    return False


def _validate(arguments: argparse.Namespace) -> int:
    _must_be_there(arguments.file)
    content = read_register([arguments.file])
    _print_issues(content.issues)
    print(f"{len(content.engagements)} engagements, {len(content.issues)} issues")
    return DATA_ERRORS if has_errors(content.issues) else DONE


def _print_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        print(f"{issue.severity}: {issue}", file=sys.stderr)

"""How one article is read: by the rules, and by a model too when one is named. Starts the extractor only when asked."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from atlas.schema import Issue
from etl.consolidate import sketch
from etl.geocode import Gazetteer
from etl.merge import ReadArticle
from etl.types import BlockKind, ExtractionResult, RawArticle, Record

if TYPE_CHECKING:
    from etl.llm.endpoint import Endpoint

Reader = Callable[[RawArticle], ExtractionResult]


def article_reader(gazetteer: Gazetteer, model: "Endpoint | None" = None) -> Reader:
    """A reader by the rules, and by `model` too. An article that it cannot bear gives an issue and stops no other."""
    from etl.pipeline import extract_article, load_references  # most commands start without the extractor

    references = load_references(gazetteer)
    gc.freeze()  # a million objects that stay: to search them for garbage again and again costs a twentieth of the time
    rules = partial(extract_article, references=references)
    if model is None:
        return partial(_guarded, rules)
    from etl.llm.reader import ModelReader

    return partial(_guarded, ModelReader(partial(_guarded, rules), model, gazetteer, references.languages))


def _guarded(read: Reader, raw: RawArticle) -> ExtractionResult:
    try:
        return read(raw)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one article, the others are read
        problem = f"the article could not be read ({type(error).__name__}: {error})"
        return ExtractionResult(issues=(Issue(file=raw.source, problem=problem, remedy="report it with the article"),))


def completed(raw: RawArticle, records: Sequence[Record]) -> ReadArticle:
    """`raw` with its records, a sketch of its body, and the date and language that its text gives if nothing else."""
    from etl.clean import clean  # a register alone needs no reader of pages

    article = clean(raw)
    body = "\n".join(span.of(article.text) for span in article.spans(BlockKind.BODY))
    known = replace(raw, published=raw.published or article.published, language=raw.language or article.language)
    return ReadArticle(known, records, sketch(body))

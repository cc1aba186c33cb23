"""Reading an article by the rules and by a model. Whatever the model does, the rules' records come through."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from atlas.schema import Issue
from etl.clean import clean
from etl.clean.errors import UnreadableArticleError
from etl.extract.tables import LanguageTables
from etl.geocode import Gazetteer
from etl.ingest.errors import IngestError
from etl.ingest.warc import text_names_hanoi
from etl.llm.answer import parse_answer
from etl.llm.combine import combine
from etl.llm.endpoint import Endpoint, complete
from etl.llm.question import question
from etl.llm.record import ModelRecord
from etl.llm.records import Grounds, grounded
from etl.types import Article, ExtractionResult, RawArticle

FAILURES_MAX: Final = 3
_REMEDY: Final = "the records of the rules stand; try again, or run without --llm"


@dataclass
class ModelReader:
    """Reads by `rules`, then asks the model about each article that names Hanoi.

    After FAILURES_MAX failures in a row the model is not asked again, and one issue says so.
    """

    rules: Callable[[RawArticle], ExtractionResult]
    endpoint: Endpoint
    gazetteer: Gazetteer
    languages: Mapping[str, LanguageTables]
    failures: int = field(default=0, init=False)

    def __call__(self, raw: RawArticle) -> ExtractionResult:
        """The records of both; an issue for each thing that the model got wrong, never an exception for it."""
        result = self.rules(raw)
        article = _article(raw)
        if article is None or self.failures >= FAILURES_MAX or not text_names_hanoi(article.text):
            return result
        records, issues = self._ask(article)
        return ExtractionResult(combine(result.records, records), (*result.issues, *issues))

    def _ask(self, article: Article) -> tuple[list[ModelRecord], list[Issue]]:
        try:
            answers, problems = parse_answer(complete(self.endpoint, question(article)))
        except (IngestError, ValueError) as error:
            return [], self._failed(article, error)
        self.failures = 0
        tables = self.languages[article.language]
        grounds = Grounds(article, tables, self.gazetteer, f"model {self.endpoint.model}")
        records: list[ModelRecord] = []
        for answer in answers:
            record, dropped = grounded(answer, grounds)
            records += [record] if record else []
            problems += dropped
        return records, [self._issue(article, problem) for problem in problems]

    def _failed(self, article: Article, error: Exception) -> list[Issue]:
        self.failures += 1
        issues = [self._issue(article, error.problem if isinstance(error, IngestError) else str(error))]
        if self.failures == FAILURES_MAX:
            issues.append(self._issue(article, f"failed {FAILURES_MAX} times in a row and is not asked again"))
        return issues

    def _issue(self, article: Article, problem: str) -> Issue:
        said = f"the model {self.endpoint.model}: {problem}"
        return Issue(file=article.source, column="llm", severity="warning", problem=said, remedy=_REMEDY)


def _article(raw: RawArticle) -> Article | None:
    """The article, None when it cannot be read, which the rules have said already."""
    try:
        return clean(raw)
    except UnreadableArticleError:
        return None

"""How fast articles are read, on one core and on two, and how much memory it takes; beside a general NER as baseline.

Run: .venv/bin/python -m benchmarks.extract [--articles 2000]. The baseline is measured when `underthesea` is installed.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from etl.geocode import Gazetteer
from etl.pipeline import References, extract_article, load_references
from etl.references import ensure_gazetteer
from etl.types import RawArticle

PROJECT_DIR = Path(__file__).resolve().parent.parent
SIZE_BYTES = 3000
RELEVANT_SHARE = 0.1
FILLER = (
    "\nCon phố nhỏ sáng nay đông người qua lại, hàng quán mở cửa từ sớm và ai cũng vội vàng với việc riêng của mình."
)
BASELINE_ARTICLES = 12


@cache
def references() -> References:
    return load_references(Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite")))


def relevant_articles() -> list[RawArticle]:
    """Our own test articles, each filled up to the size of a usual one with lines that name nothing."""
    paths = sorted((PROJECT_DIR / "tests" / "articles").glob("*/articles/*.txt"))
    return [RawArticle(path.name, _filled(path.read_text("utf-8"))) for path in paths]


def _filled(text: str) -> str:
    head, _, rest = text.partition("\n\n")
    missing = max(0, SIZE_BYTES - len(text.encode())) // len(FILLER.encode())
    return f"{head}\n\n{rest.strip()}{FILLER * missing}\n"


def mixed_articles(relevant: Sequence[RawArticle], count: int) -> list[RawArticle]:
    """`count` articles of which one in ten names Hanoi, as in the pages of a national newspaper."""
    other = RawArticle(
        "other.txt", f"Chợ quê ngày cuối năm\n12/01/2024 08:00\n\n{FILLER * (SIZE_BYTES // len(FILLER.encode()))}"
    )
    every = round(1 / RELEVANT_SHARE)
    return [relevant[k % len(relevant)] if k % every == 0 else other for k in range(count)]


def read_all(articles: Sequence[RawArticle]) -> int:
    return sum(len(extract_article(article, references()).records) for article in articles)


def per_second(
    work: Callable[[], object], count: int, runs: int = 3, clock: Callable[[], float] = time.process_time
) -> float:
    """Articles a second of this process's own time, the best of `runs`: what others do here only slows a run down."""
    best = 0.0
    for _ in range(runs):
        start = clock()
        work()
        best = max(best, count / (clock() - start))
    return best


def on_two_cores(articles: Sequence[RawArticle]) -> float:
    half = len(articles) // 2
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(read_all, [articles[:2], articles[2:4]]))  # start both and load their references
        return per_second(
            lambda: list(pool.map(read_all, [articles[:half], articles[half:]])), len(articles), clock=time.perf_counter
        )


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def baseline(articles: Sequence[RawArticle]) -> float | None:
    """A general Vietnamese NER and the place it finds most often; None when it is not installed."""
    try:
        from underthesea import ner  # type: ignore[import-not-found]  # optional, and has no types
    except ImportError:
        return None

    def guess() -> None:
        for article in articles:
            assert isinstance(article.content, str)
            Counter(word for word, *_, tag in ner(article.content) if tag.endswith("LOC")).most_common(1)

    return per_second(guess, len(articles), runs=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args().articles
    relevant = relevant_articles()
    mixed = mixed_articles(relevant, count)
    read_all(relevant)
    after_first = peak_mib()
    rows = [
        ("all relevant, one core", per_second(lambda: read_all(relevant), len(relevant))),
        (f"mixed ({RELEVANT_SHARE:.0%} relevant), one core", per_second(lambda: read_all(mixed), count)),
        (f"mixed ({RELEVANT_SHARE:.0%} relevant), two cores", on_two_cores(mixed)),
    ]
    slow = baseline(relevant[:BASELINE_ARTICLES])
    print(f"articles of {SIZE_BYTES / 1000:.0f} kB, articles a second")
    for name, value in rows:
        times = f"  {value / slow:8.0f} x baseline" if slow else ""
        print(f"{name:<36}{value:10.0f}{times}")
    print(
        f"{'underthesea NER, most frequent place':<36}{slow:10.1f}"
        if slow
        else "baseline: underthesea is not installed"
    )
    print(f"{'peak memory after the first pass':<36}{after_first:10.0f} MiB")
    print(f"{'peak memory at the end':<36}{peak_mib():10.0f} MiB")


if __name__ == "__main__":
    main()

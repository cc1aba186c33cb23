"""How fast articles are read, on one core and on two, and how much memory that takes; beside a general NER as baseline.

Run: .venv/bin/python -m benchmarks.extract [--articles 2000] [--memory 100000] [--baseline PYTHON]. Baseline and own
rounds alternate, so that both meet the machine in the same state. PYTHON is one that has underthesea installed.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.clean import clean
from etl.geocode import Gazetteer
from etl.reader import Reader, article_reader
from etl.references import ensure_gazetteer
from etl.types import BlockKind, RawArticle

PROJECT_DIR = Path(__file__).resolve().parent.parent
BASELINE_FILE = Path(__file__).with_name("most_frequent_place.py")
SIZE_BYTES = 3000
EVERY_RELEVANT = 10
FILLER = {
    "vi": "\nCon phố nhỏ sáng nay đông người qua lại, hàng quán mở cửa từ sớm và ai cũng vội vàng với việc của mình.",
    "en": "\nThe narrow street was busy from the early hours, its shops were open and everybody hurried about.",
}
BASELINE_ARTICLES = 12
NOT_INSTALLED = 3
ROUNDS = 3
GOALS = {"relevant": 600, "mixed": 1500, "times": 100}
_DAY = re.compile(r"(?<![\d/-])([1-9]|1\d|2[0-8])(?=[/-]\d)")
_SYLLABLES = "An Bát Cam Đô Ê Gia Hốp I Kê Lô Mơ Nê Ô Pa Rô Sơ Tu U Va Xa".split()


@dataclass(frozen=True)
class Speeds:
    """Articles a second of own processor time, the best round of each; None: the baseline is not installed."""

    relevant: float
    mixed: float
    baseline: float | None


@cache
def reader() -> Reader:
    """The reader that a build uses."""
    return article_reader(Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite")))


def relevant_articles() -> list[RawArticle]:
    """Our own test articles, each filled up to the size of a usual one with paragraphs that name nothing."""
    paths = sorted((PROJECT_DIR / "tests" / "articles").glob("*/articles/*.txt"))
    return [RawArticle(path.name, _filled(path.read_text("utf-8"))) for path in paths]


def _filled(text: str) -> str:
    """The text with paragraphs of its own language behind its first one: in the report, where all of them are read."""
    article = clean(RawArticle("test.txt", text))
    filler = FILLER[article.language]
    missing = max(0, SIZE_BYTES - len(text.encode())) // len(filler.encode())
    end = article.spans(BlockKind.BODY)[0].end
    return article.text[:end] + filler * missing + article.text[end:]


def mixed_articles(relevant: Sequence[RawArticle], count: int) -> Iterator[RawArticle]:
    """`count` articles, no two the same, of which one in ten names Hanoi, as in the pages of a national newspaper."""
    filler = FILLER["vi"]
    other = f"Chợ quê ngày cuối năm\n12/01/2024 08:00\n\n{filler * (SIZE_BYTES // len(filler.encode()))}"
    for k in range(count):
        if k % EVERY_RELEVANT:
            yield RawArticle(f"{k}.txt", f"{other}\nSố {k}.")
        else:
            yield varied(relevant[k // EVERY_RELEVANT % len(relevant)], k)


def varied(article: RawArticle, k: int) -> RawArticle:
    """The article with other days and with a person and a town that no other article names."""
    assert isinstance(article.content, str)
    text = _DAY.sub(lambda match: str((int(match[0]) + k) % 28 + 1), article.content)
    one, two, three = (_SYLLABLES[k // 20**place % 20] for place in range(3))
    guest = f"\nÔng {one} {two} {three}, người thành phố {two}-{one.lower()}-{three.lower()}, đứng xem bên đường.\n"
    return RawArticle(f"{k}.txt", text.rstrip() + guest)


def read_all(articles: Iterable[RawArticle]) -> int:
    """The number of records in the articles."""
    read = reader()
    return sum(len(read(article).records) for article in articles)


def measure(relevant: Sequence[RawArticle], mixed: Sequence[RawArticle], python: str) -> Speeds:
    """The speeds on one core, in alternating rounds of each kind."""
    rounds = [
        (
            _speed(lambda: read_all(relevant), len(relevant)),
            _speed(lambda: read_all(mixed), len(mixed)),
            baseline(relevant, python),
        )
        for _ in range(ROUNDS)
    ]
    slow = [found for *_, found in rounds if found is not None]
    return Speeds(max(one for one, *_ in rounds), max(two for _, two, _ in rounds), max(slow, default=None))


def _speed(work: Callable[[], object], count: int) -> float:
    """Articles a second of this process's own time: what others do on the machine counts less."""
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def baseline(articles: Sequence[RawArticle], python: str) -> float | None:
    """Articles a second of the NER's own processor time; None when that Python has no underthesea."""
    texts = json.dumps([article.content for article in articles[:BASELINE_ARTICLES]])
    done = subprocess.run([python, BASELINE_FILE], input=texts, capture_output=True, text=True, check=False)
    if done.returncode == NOT_INSTALLED:
        return None
    if done.returncode:
        sys.exit(f"the baseline failed in {python}:\n{done.stderr}")
    told = json.loads(done.stdout)
    return BASELINE_ARTICLES / float(told["cpu_seconds"])


def on_two_cores(articles: Sequence[RawArticle]) -> float:
    """Articles a second of the clock on the wall, half of them in each of two processes."""
    half = len(articles) // 2
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(read_all, [articles[:10], articles[10:20]]))  # start both and load their references
        best = 0.0
        for _ in range(ROUNDS):
            start = time.perf_counter()
            list(pool.map(read_all, [articles[:half], articles[half:]]))
            best = max(best, len(articles) / (time.perf_counter() - start))
        return best


def resident_mib() -> float:
    """The memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def memory(relevant: Sequence[RawArticle], count: int) -> Iterator[tuple[int, float]]:
    """The memory held after a tenth, ... all of `count` mixed articles, which come one by one as from a feed."""
    read = reader()
    for k, article in enumerate(mixed_articles(relevant, count), start=1):
        read(article)
        if k % (count // 10) == 0:
            yield k, resident_mib()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000, help="mixed articles a round")
    parser.add_argument("--memory", type=int, default=100_000, help="articles to read for the memory; 0: none")
    parser.add_argument("--baseline", default=sys.executable, metavar="PYTHON", help="a Python that has underthesea")
    arguments = parser.parse_args()
    relevant = relevant_articles()
    mixed = list(mixed_articles(relevant, arguments.articles))
    read_all(relevant)
    _print_speeds(measure(relevant, mixed, arguments.baseline), on_two_cores(mixed))
    if arguments.memory:
        print(f"\nmemory over {arguments.memory:,} articles, one in {EVERY_RELEVANT} relevant, no two the same")
        for count, mib in memory(relevant, arguments.memory):
            print(f"{count:>10,}{mib:10.0f} MiB")


def _print_speeds(one: Speeds, two_cores: float) -> None:
    slow = one.baseline
    print(f"articles of {SIZE_BYTES / 1000:.0f} kB, articles a second; load of the machine {os.getloadavg()[0]:.1f}")
    print(f"{'':<44}{'now':>8}{'goal':>8}{'x baseline':>12}")
    rows = (
        ("all relevant, one core", one.relevant, GOALS["relevant"]),
        ("one in ten relevant, one core", one.mixed, GOALS["mixed"]),
        ("one in ten relevant, two cores, by the clock", two_cores, None),
    )
    for name, value, goal in rows:
        print(f"{name:<44}{value:8.0f}{goal or '':>8}{f'{value / slow:12.0f}' if slow else ''}")
    name = "underthesea NER, most frequent place"
    print(f"{name:<44}{slow:8.1f}{'':>8}{1:12}" if slow else f"{name:<44}{'not installed':>16}")
    if slow:
        print(f"goal: at least {GOALS['times']} times the baseline")


if __name__ == "__main__":
    main()

"""The baseline of benchmarks.extract: a general Vietnamese NER (underthesea) and the place that it finds most often.

Run by the Python that has underthesea, which need not be the project's: reads a JSON list of texts from standard input,
prints {"seconds", "cpu_seconds", "answered"} as JSON. It imports nothing of the project. Exit status 3: not installed.
"""

import json
import sys
import time
from collections import Counter


def main() -> int:
    try:
        from underthesea import ner  # type: ignore[import-not-found]  # optional, and has no types
    except ImportError:
        return 3
    texts = json.load(sys.stdin)
    ner("Hà Nội")  # loads the model
    began, cpu_began = time.perf_counter(), time.process_time()
    answers = [most_frequent(ner(text)) for text in texts]
    told = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - cpu_began,
        "answered": sum(answer is not None for answer in answers),
    }
    print(json.dumps(told))
    return 0


def most_frequent(tagged: list[tuple[str, ...]]) -> str | None:
    """The place that stands most often among the tagged words; Hanoi itself is none."""
    places = Counter(word for word, *_, tag in tagged if tag.endswith("LOC") and word != "Hà Nội")
    return places.most_common(1)[0][0] if places else None


if __name__ == "__main__":
    sys.exit(main())

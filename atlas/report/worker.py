"""A process that makes files for another one, which goes on meanwhile: painting holds Python's lock for seconds.

`python -m atlas.report.worker`, started by atlas.report.workshop alone; calls come in at its input.
"""

import importlib
import os
import pickle
import select
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO, Final, Literal

from atlas.report.request import ReportError

IDLE_SECONDS: Final = 120
# What nearly every call needs, read while the one who will call still chooses.
NEEDED: Final = "atlas.charts.printing"
# A call, as it comes in: what to call, with what, and whether it takes a Progress.
Call = tuple[Callable[..., bytes], tuple[Any, ...], dict[str, Any], bool]
# What goes out: steps (words, share) while it works, then the content or the error.
Answer = tuple[Literal["step", "content", "error"], Any]


def main() -> None:
    """Work until nobody asks any more, or the process that asked is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand between the answers.
    os.dup2(2, 1)
    importlib.import_module(NEEDED)
    calls = sys.stdin.buffer
    while select.select([calls], [], [], IDLE_SECONDS)[0]:
        try:
            call: Call = pickle.load(calls)  # noqa: S301 our own parent wrote it
        except EOFError:
            return
        _work(call, answers)


def _work(call: Call, answers: BinaryIO) -> None:
    function, arguments, options, takes_progress = call
    if takes_progress:
        options = {**options, "progress": lambda step, share: send(answers, ("step", (step, share)))}
    try:
        content = function(*arguments, **options)
    except Exception as error:  # noqa: BLE001 whatever it is, the one who asked has to know
        if not isinstance(error, ReportError):
            # Where it went wrong does not survive the way; it belongs in the log.
            traceback.print_exc()
        send(answers, ("error", _portable(error)))
    else:
        send(answers, ("content", content))


def _portable(error: Exception) -> Exception:
    """The error itself where it survives the way, else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 written in this line
    except Exception:  # noqa: BLE001 an error of any kind may refuse in any way
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message and see that it leaves."""
    pickle.dump(message, stream)
    stream.flush()


if __name__ == "__main__":
    main()

"""What can go wrong on the way in. Each error says what is wrong and what would be right."""

from atlas.schema import Issue, Severity


class IngestError(Exception):
    """A thing that could not be taken in; `source` is its address or file name.

    IngestError
    +-- AddressError (ValueError)   no address of a page, or one that may not be asked
    +-- FetchError (OSError)        the page could not be had; `status` is the HTTP status, if there was an answer
    |   +-- SlowError               the answer did not come in time
    |   +-- ConnectError            there was no connection, so another address of the same host may be tried
    +-- FormatError (ValueError)    what came is no text, or too large, or made to choke readers
    """

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}; {remedy}")
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def issue(self, severity: Severity = "error") -> Issue:
        """The error as a row."""
        return Issue(file=self.source, severity=severity, problem=self.problem, remedy=self.remedy)


class AddressError(IngestError, ValueError):
    """No address of a page, or one that may not be asked."""


class FetchError(IngestError, OSError):
    """The page could not be had; `status` is the HTTP status, None when there was no answer."""

    def __init__(self, source: str, problem: str, remedy: str, status: int | None = None) -> None:
        super().__init__(source, problem, remedy)
        self.status = status


class SlowError(FetchError):
    """The answer did not come in time."""


class ConnectError(FetchError):
    """There was no connection, so another address of the same host may be tried."""


class FormatError(IngestError, ValueError):
    """What came is no text, too large, or made to choke readers."""

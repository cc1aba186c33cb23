"""What can be wrong with a page. Errors say what it is and what would be right."""


class UnreadableArticleError(ValueError):
    """The page cannot be read; `problem` says what is wrong, `remedy` what would be right."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy

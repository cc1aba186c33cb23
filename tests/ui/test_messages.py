"""Every message of the source stands in the Vietnamese catalogue, with the same places to fill."""

from collections.abc import Mapping

import pytest
from babel.messages.pofile import read_po

from atlas.i18n import CATALOGUE_DIR
from tests.ui.messages import Message, in_source, messages, placeholders


@pytest.fixture(scope="module")
def vietnamese() -> Mapping[str, tuple[str, ...]]:
    """Message id -> its translations, of all catalogues together."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((CATALOGUE_DIR / "vi").glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale="vi"):
                one = entry.id[0] if isinstance(entry.id, tuple) else entry.id
                forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
                if one and all(forms):
                    found[one] = forms
    return found


@pytest.fixture(scope="module")
def said() -> list[Message]:
    return list(messages())


def test_messages_are_found_in_the_source(said: list[Message]) -> None:
    assert len(said) > 100
    assert Message("{n} a", "{n} as", "x.py:1") in in_source('t.plural("{n} a", "{n} as", 2)', "x.py")
    assert Message("hello", None, "x.py:1") in in_source('page.t("hello", n=1)', "x.py")


def test_every_message_is_in_vietnamese(said: list[Message], vietnamese: Mapping[str, tuple[str, ...]]) -> None:
    assert not sorted({f"{one.where}: {one.text}" for one in said if one.text not in vietnamese})


def test_translations_fill_the_same_places(said: list[Message], vietnamese: Mapping[str, tuple[str, ...]]) -> None:
    wrong = [
        f"{one.where}: {one.text} -> {form}"
        for one in said
        for form in vietnamese.get(one.text, ())
        if placeholders(form) != placeholders(one.text)
    ]
    assert not wrong

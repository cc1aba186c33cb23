"""Vietnamese dictionary order."""

import pytest

from atlas.ui.sorting import in_order, sort_key


@pytest.mark.parametrize(
    "words",
    [
        ["An", "Ăn", "Ân", "Bắc Kinh", "Cần Thơ", "Đan Mạch", "Đức", "Ê-ti-ô-pi-a", "Lào", "Nga", "Ô-xtrây-li-a", "Úc"],
        ["da", "đa", "e"],
        ["la", "là", "lả", "lã", "lá", "lạ"],
        ["Athens", "Île-de-France", "Seoul"],
        ["Anh", "Ấn Độ"],
    ],
)
def test_order(words: list[str]) -> None:
    assert sorted(set(words), key=sort_key) == words


def test_same_names_are_told_apart_by_their_code() -> None:
    assert in_order(["b", "a"], lambda _: "same") == ["a", "b"]

"""Texts of the data show their own characters and nothing else."""

import pytest

from atlas.ui.text import link, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hà Nội", "Hà Nội"),
        ("a  b\n c", "a b c"),
        ("**bold** [x](http://y)", r"\*\*bold\*\* \[x\]\(http\://y\)"),
        ("<b>", r"\<b\>"),
        ("$x$ :red[y] &lt; a~b|c", r"\$x\$ \:red\[y\] \&lt; a\~b\|c"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("a - b. c", "a - b. c"),
        ("", ""),
    ],
)
def test_no_character_is_markup(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_link_leads_to_web_addresses_only() -> None:
    assert link("a.vn", "https://a.vn/x?y=1") == "[a.vn](<https://a.vn/x?y=1>)"
    assert link("bad", "javascript:alert(1)") == "bad"
    assert link("bad", "https://a.vn/ onclick") == "bad"
    assert link("bad", "https://a.vn/>x") == "bad"

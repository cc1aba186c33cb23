"""The static page, its iframe and the citations: complete, inert, and readable by other programs."""

import json
import re
from datetime import date
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import cite_view, iframe, make_page
from atlas.store import load_records
from tests.report import samples

TODAY = date(2026, 11, 22)


def page(engine: Engine, where: str = "", language: str = "en", public_url: str | None = None) -> str:
    filters = Filters.from_query(where)[0]
    return make_page(engine, filters, settings=samples.settings(public_url), today=TODAY, language=language).decode()


@pytest.fixture(scope="module")
def made(engine: Engine) -> str:
    return page(engine)


@pytest.fixture(scope="module")
def tree(made: str) -> Any:
    return html.document_fromstring(made)


def test_it_asks_for_nothing_from_outside(tree: Any, made: str) -> None:
    assert not tree.xpath("//link | //iframe | //object | //embed | //base | //form")
    assert not tree.xpath("//@src")
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert not re.search(r"url\((?!#|data:|&quot;#)", made)
    assert not re.search(r"@import", made)


def test_it_runs_nothing(tree: Any) -> None:
    assert [one.get("type") for one in tree.xpath("//script")] == ["application/json"]
    assert not [name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib if name.startswith("on")]
    assert all(url.startswith(("https://", "http://", "#")) for url in tree.xpath("//a/@href"))


def test_it_holds_the_pictures_in_line_with_their_own_ids(tree: Any) -> None:
    drawings = tree.xpath("//figure//svg")
    assert len(drawings) >= 2
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(one.xpath("./title")[0].text for one in drawings)


def test_hostile_names_are_text(tree: Any) -> None:
    said = tree.text_content()
    assert "<script>alert(1)</script> & #let x" in said
    assert samples.FORMULA in said


def test_its_data_are_the_records(tree: Any, engine: Engine) -> None:
    data = json.loads(tree.xpath("//script[@id='records']")[0].text)
    assert [row["engagement_id"] for row in data] == list(load_records(engine)["engagement_id"])


def test_it_says_its_language_and_title(engine: Engine) -> None:
    tree = html.document_fromstring(page(engine, "from=2023&to=2023", "vi"))
    assert tree.get("lang") == "vi"
    assert tree.xpath("//title")[0].text == "Báo cáo hoạt động đối ngoại của thành phố Hà Nội: Năm 2023"
    assert tree.xpath("count(//h1)") == 1


def test_no_records_make_a_page_that_says_so(engine: Engine) -> None:
    assert "no engagement of Hanoi is on record" in page(engine, "from=1990&to=1990")


def test_an_iframe_is_one_well_formed_element() -> None:
    element = etree.fromstring(iframe('a"><script>.html', 'Title "x" <b>', 400))
    assert element.tag == "iframe"
    assert element.get("src") == 'a"><script>.html'
    assert element.get("title") == 'Title "x" <b>'
    assert (element.get("height"), element.get("loading")) == ("400", "lazy")
    assert "allow-scripts" not in element.get("sandbox")
    assert etree.fromstring(iframe("https://x.example/map?embed=true", "x", is_static=False)).get("sandbox") is None


def cited(engine: Engine, where: str = "", public_url: str | None = samples.PUBLIC_URL, language: str = "en") -> Any:
    filters = Filters.from_query(where)[0]
    return cite_view(engine, filters, settings=samples.settings(public_url), today=TODAY, language=language)


def test_a_citation_names_view_version_day_and_address(engine: Engine) -> None:
    text = cited(engine, "from=2023&to=2023&topic=transport").text
    assert text.startswith(
        "Hanoi Partnerships Atlas (2026): International engagements of Hanoi: 2023; topics: Transport."
    )
    assert "data of 31 Jan 2026" in text
    assert "https://atlas.example/engagements?lang=en&from=2023&to=2023&topic=transport" in text
    assert "on 22 Nov 2026" in text


def test_bibtex_is_balanced_and_escaped(engine: Engine) -> None:
    entry = cited(engine, "q=50%25+a_b+{x}+%23+%26+%24").bibtex
    title = re.search(r"title = \{\{(.*)\}\},", entry).group(1)  # type: ignore[union-attr]
    assert r"50\% a\_b \{x\} \# \& \$" in title
    plain = re.sub(r"\\[{}]", "", entry)
    assert plain.count("{") == plain.count("}")
    assert re.match(r"@misc\{[a-z0-9-]+,\n", entry)


def test_ris_has_one_field_a_line_and_an_end(engine: Engine) -> None:
    record = cited(engine, "q=a%0AER+-+x", language="vi").ris
    lines = record.split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert sum(line.startswith("ER  - ") for line in lines) == 1


def test_without_an_address_the_query_is_cited(engine: Engine) -> None:
    found = cited(engine, "from=2023&to=2023", None)
    assert "?lang=en&from=2023&to=2023" in found.text
    assert "url = " not in found.bibtex
    assert "UR  - " not in found.ris
    assert "N1  - Query: ?lang=en&from=2023&to=2023" in found.ris


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_no_date_or_word_of_a_table_is_broken(made: str, chromium: Browser, width: int) -> None:
    """The page itself stays as wide as the screen; a table that is wider is moved sideways."""
    tab = chromium.new_page(viewport={"width": width, "height": 844})
    tab.set_content(made)
    try:
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        cells = tab.locator("td").filter(has_text=re.compile(r"^\d{1,2} \w{3} \d{4}$|^[A-Z][a-z]+$")).all()
        assert len(cells) > 5
        words = [cell.evaluate(_LINES_OF_WORDS) for cell in cells]
        assert max(max(lines) for lines in words) == 1
    finally:
        tab.close()


# On how many lines each word of an element stands.
_LINES_OF_WORDS = """cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), lines = [1]
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange()
      range.setStart(texts.currentNode, word.index)
      range.setEnd(texts.currentNode, word.index + word[0].length)
      lines.push(new Set([...range.getClientRects()].map(one => Math.round(one.top))).size)
    }
  }
  return lines
}"""

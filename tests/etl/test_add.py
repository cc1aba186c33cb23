"""The command `add`: what comes in is kept, told in words, and part of every later build."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas import store
from atlas.ui.evidence import kept_text
from etl import cli
from tests.etl.ingest.loopback import Site, page, serve
from tests.etl.llm.conftest import says

ARTICLE = """Hà Nội và Lyon bàn hợp tác giao thông

12/05/2023 15:30

Chiều 12/5, tại trụ sở UBND thành phố, Phó Chủ tịch UBND thành phố Hà Nội Lê Văn Bằng đã tiếp Phó Thị trưởng thành phố \
Lyon (Pháp) Marie Durand đang ở thăm và làm việc tại Hà Nội.

Hai bên trao đổi về hợp tác trong lĩnh vực giao thông công cộng và bảo tồn di sản của hai thành phố.
"""
PAGE = (
    "<html><body><h1>Hà Nội và Lyon</h1>"
    + "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[1:])
    + "</body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


@pytest.fixture
def raw_dir(tmp_path: Path) -> Path:
    return tmp_path / "raw"


def _add(raw_dir: Path, *arguments: str) -> int:
    return cli.main(["add", "--raw", str(raw_dir), *arguments])


def test_what_was_read_is_told_with_the_words_that_back_it(
    tmp_path: Path, raw_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE.replace("Durand", "Durand\x1b[2J"), "utf-8")
    assert _add(raw_dir, str(tmp_path / "a.txt")) == 0
    told = capsys.readouterr().out
    assert "Reception in Hanoi: Lyon (city, FR, gn:2996944)" in told
    assert "2023-05-12" in told
    assert 'hanoi_lead         "Lê Văn Bằng"' in told
    assert "1 new, 0 kept before; 1 engagements read" in told
    assert "\x1b" not in told


def test_an_added_page_is_in_the_next_build_and_asked_for_once(
    site: Site, tmp_path: Path, raw_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/a"] = page(PAGE)
    for _ in range(2):
        assert _add(raw_dir, site.url("/a"), "--allow-private") == 0
    assert site.paths == ["/a"]
    assert cli.main(["run", "--raw", str(raw_dir), "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert cli.main(["run", "--raw", str(tmp_path / "none"), "--out", str(tmp_path / "without")]) == 0
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    without = json.loads((tmp_path / "without" / "datapackage.json").read_text("utf-8"))
    assert package["resources"][0]["rows"] == without["resources"][0]["rows"] + 1
    assert site.url("/a") in (tmp_path / "out" / "sources.csv").read_text("utf-8")


def test_the_evidence_in_an_added_page_is_found_in_its_kept_text(site: Site, tmp_path: Path, raw_dir: Path) -> None:
    site.pages["/a"] = page(PAGE)
    assert _add(raw_dir, site.url("/a"), "--allow-private") == 0
    assert cli.main(["run", "--raw", str(raw_dir), "--out", str(tmp_path / "out")]) == 0
    spans = store.load_table(store.open_engine(f"sqlite:///{tmp_path / 'out' / 'atlas.sqlite'}"), "evidence")
    text = kept_text(raw_dir, hashlib.sha256(PAGE.encode()).hexdigest())
    assert text is not None
    assert "<p>" not in text
    partner = spans[spans["field"] == "partner"].iloc[0]
    assert text[partner["start_char"] : partner["end_char"]].startswith("Lyon")
    assert "Lê Văn Bằng" in text


def test_an_address_inside_is_refused_unless_allowed(
    site: Site, raw_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/a"] = page(PAGE)
    assert _add(raw_dir, site.url("/a")) == 1
    assert "allow it with --allow-private" in capsys.readouterr().err
    assert site.paths == []


def test_one_bad_place_never_stops_the_rest(tmp_path: Path, raw_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 500)
    (tmp_path / "c.txt").write_text("", "utf-8")
    names = ("gone.txt", "b.txt", "c.txt", "a.txt")
    assert _add(raw_dir, "file:///etc/passwd", *(str(tmp_path / name) for name in names)) == 1
    said = capsys.readouterr()
    assert "1 new, 0 kept before; 1 engagements read" in said.out
    assert len([line for line in said.err.splitlines() if line.startswith("error:")]) == 4


def test_a_model_that_is_named_is_asked_and_its_part_is_told(
    site: Site, tmp_path: Path, raw_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = {"partner": {"name": "Pháp", "kind": "country", "quote": "Lyon (Pháp)"}}
    site.pages["/v1/chat/completions"] = says({"engagements": [answer]})
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.setenv("ATLAS_LLM_KEY", "k-1")
    model = ("--llm", site.url("/v1"), "--llm-model", "tiny")
    assert cli.main(["extract", str(tmp_path / "a.txt"), *model]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["partner"], record.get("method")) for record in records] == [
        ("Lyon", None), ("France", "model tiny"),
    ]  # fmt: skip
    assert site.asked[0].headers["Authorization"] == "Bearer k-1"
    assert _add(raw_dir, str(tmp_path / "a.txt"), *model) == 0
    assert "to be confirmed by a person, read by model tiny" in capsys.readouterr().out
    assert cli.main(["run", "--raw", str(raw_dir), "--out", str(tmp_path / "out"), *model]) == 0
    assert "Read by model tiny; not confirmed by a person." in (tmp_path / "out" / "engagements.csv").read_text("utf-8")


def test_without_the_option_no_model_is_asked(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    assert cli.main(["extract", str(tmp_path / "a.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["partner"] == "Lyon"
    assert site.asked == []


def test_an_address_of_a_model_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["extract", str(tmp_path), "--llm", "tiny"])
    assert caught.value.code == 2


def test_a_folder_says_what_is_new_and_counts_what_is_known(
    tmp_path: Path, raw_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE, "utf-8")
    _add(raw_dir, str(tmp_path / "in"))
    capsys.readouterr()
    _add(raw_dir, str(tmp_path / "in"))
    assert capsys.readouterr().out.splitlines() == ["0 new, 1 kept before; 0 engagements read"]

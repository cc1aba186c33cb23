"""A text printed by several papers is known again, whatever its small edits; two reports of one event are two."""

import pytest

from etl.consolidate.copies import SHINGLES_MIN, copies, likeness, sketch
from tests.etl.consolidate.samples import BODY

OTHER_REPORT = """Phó Thị trưởng Lyon Marie Durand đã có buổi làm việc với lãnh đạo thành phố Hà Nội hôm thứ Sáu. Theo
bà, hai thành phố nên bắt đầu từ những việc nhỏ: một lớp học nghề, một tuyến phố đi bộ, một nhóm kỹ sư trẻ cùng vẽ lại
bến xe. Phía Hà Nội, ông Lê Văn Bằng đồng ý lập nhóm chung ngay trong năm nay và giao cho sở xây dựng đứng đầu nhóm."""


def test_a_retouched_copy_is_known() -> None:
    edited = BODY.replace("Chiều 12/5", "(TTX) Chiều ngày 12/5").replace("mười năm", "một thập niên").upper()
    names = dict(copies({"a": sketch(BODY) or (), "b": sketch(edited) or (), "c": sketch(OTHER_REPORT) or ()}))
    assert names == {"a": "b"}


def test_another_report_of_the_same_event_is_no_copy() -> None:
    one, other = sketch(BODY), sketch(OTHER_REPORT)
    assert one
    assert other
    assert likeness(one, other) < 0.1


@pytest.mark.parametrize("text", ["", "Hà Nội", "Bằng " * 500])
def test_a_text_too_short_or_too_plain_has_no_sketch(text: str) -> None:
    assert sketch(text) is None


def test_a_thousand_copies_are_found_without_comparing_each_with_each() -> None:
    drawn = sketch(BODY)
    assert drawn
    found = list(copies({f"{number:04}": drawn for number in range(1000)}))
    assert {one for one, _ in found} == {"0000"}
    assert len(found) == 999


def test_the_least_text_with_a_sketch_has_as_many_sequences_as_said() -> None:
    words = [f"w{number}" for number in range(SHINGLES_MIN + 3)]
    assert sketch(" ".join(words))
    assert sketch(" ".join(words[1:])) is None

"""Fields of cooperation against the people and places of a field: every text is ours, its people are invented."""

import pytest

from tests.etl.extract.helpers import record, records

HOST = "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp Thị trưởng Lyon Paul Morel.\n"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ("Hai thành phố đã trao đổi nhiều đoàn nghệ sĩ và học sinh.", "education_training"),
        ("Hai bên nói về nỗi lo của cử tri, từ rác đến trường học.", "education_training"),
        ("Hai bên trồng rau an toàn ở ven sông.", "security_social"),
    ],
)
def test_people_and_places_of_a_field_do_not_name_it_by_themselves(told: str, field: str) -> None:
    assert field not in record(HOST + told).topics


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ("Hai bên sẽ trao đổi sinh viên giữa các trường đại học.", "education_training"),
        ("Hai bên hợp tác về đào tạo nghề.", "education_training"),
        ("Hai bên hợp tác về an ninh trật tự.", "security_social"),
    ],
)
def test_two_of_them_or_the_field_itself_do(told: str, field: str) -> None:
    assert field in record(HOST + told).topics


def test_each_embassy_has_the_fields_told_with_its_country() -> None:
    found = records(
        "Chairman of the Hanoi People's Committee Tran Van Duoc met the ambassadors of Canada and the Republic of "
        "Korea separately on March 19.\n"
        "Canadian Ambassador Dana Whitfield came first. The two talked about vocational training.\n"
        "In the afternoon, Ambassador Baek Do-yun brought a list. Korean companies want to treat waste water, he said, "
        "and both agreed to cooperate in waste treatment.\n",
        title="Two ambassadors, one Friday",
        stamp="March 20, 2024 10:00",
    )
    fields = {r.country_code: r.topics for r in found}
    assert "water_waste" in fields["KR"]
    assert "water_waste" not in fields["CA"]
    assert "education_training" in fields["CA"]


def test_what_the_two_states_sign_is_no_field_of_the_city() -> None:
    signed = "Bốn văn kiện do các bộ của hai nước ký, gồm hợp tác thủy sản, du lịch và y tế.\n"
    assert record(HOST + "Hai bên hợp tác về đào tạo nghề.\n" + signed).topics == ("education_training",)


def test_a_trade_union_is_no_trade() -> None:
    found = record(
        "Chairman of the Hanoi People's Committee Tran Van Duoc on March 18 received Lyon Mayor Paul Morel. "
        "The two agreed to exchange visits of trade unions and to cooperate in vocational training.\n",
        title="Hanoi leader meets a guest",
        stamp="March 20, 2024 10:00",
    )
    assert "trade_investment" not in found.topics

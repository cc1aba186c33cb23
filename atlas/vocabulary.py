"""The closed vocabularies: stable codes with Vietnamese and English labels. Codes never change; labels may."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One code with its labels; `dac` and `sdg` are the OECD-DAC purpose codes and the SDG of a topic."""

    code: str
    vi: str
    en: str
    dac: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The label in `language` ("vi" or "en")."""
        return self.vi if language == "vi" else self.en


class Vocabulary:
    """An ordered, closed set of terms, looked up by code."""

    def __init__(self, name: str, *terms: Term) -> None:
        self.name = name
        self._terms = {term.code: term for term in terms}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the order in which they are shown."""
        return tuple(self._terms)

    def __contains__(self, code: object) -> bool:
        return code in self._terms

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def __getitem__(self, code: str) -> Term:
        return self._terms[code]

    def label(self, code: str, language: str) -> str:
        """The label of `code` in `language`; raises KeyError for a code that is not in the vocabulary."""
        return self._terms[code].label(language)


EVENT_TYPES = Vocabulary(
    "event_type",
    Term("visit_abroad", "Đoàn đi thăm, làm việc", "Visit abroad"),
    Term("reception_in_hanoi", "Tiếp đón tại Hà Nội", "Reception in Hanoi"),
    Term("agreement_signed", "Ký kết thỏa thuận", "Agreement signed"),
    Term("conference", "Hội nghị, diễn đàn", "Conference or forum"),
    Term("event_or_festival", "Sự kiện, lễ hội", "Event or festival"),
    Term("project", "Dự án", "Project"),
    Term("online_meeting", "Họp trực tuyến", "Online meeting"),
    Term("other", "Khác", "Other"),
)

DIRECTIONS = Vocabulary(
    "direction",
    Term("outgoing", "Đoàn ra", "Outgoing"),
    Term("incoming", "Đoàn vào", "Incoming"),
    Term("remote", "Từ xa", "Remote"),
    Term("third_place", "Tại nơi thứ ba", "In a third place"),
)

STATUSES = Vocabulary(
    "status",
    Term("occurred", "Đã diễn ra", "Occurred"),
    Term("planned", "Dự kiến", "Planned"),
)

AGREEMENT_STATUSES = Vocabulary(
    "agreement_status",
    Term("none", "Không có thỏa thuận", "No agreement"),
    Term("negotiating", "Đang đàm phán", "Under negotiation"),
    Term("signed", "Đã ký", "Signed"),
)

AGREEMENT_KINDS = Vocabulary(
    "agreement_kind",
    Term("mou", "Bản ghi nhớ", "Memorandum of understanding"),
    Term("cooperation_agreement", "Thỏa thuận hợp tác", "Cooperation agreement"),
    Term("twinning", "Kết nghĩa", "Twinning"),
    Term("plan", "Kế hoạch, chương trình hợp tác", "Cooperation plan or programme"),
)

PARTNER_KINDS = Vocabulary(
    "partner_kind",
    Term("city", "Thành phố", "City"),
    Term("region", "Vùng, tỉnh, bang", "Region"),
    Term("country", "Quốc gia", "Country"),
    Term("embassy", "Đại sứ quán", "Embassy"),
    Term("organisation", "Tổ chức, mạng lưới", "Organisation or network"),
)

DATE_PRECISIONS = Vocabulary(
    "date_precision",
    Term("day", "Ngày", "Day"),
    Term("month", "Tháng", "Month"),
    Term("year", "Năm", "Year"),
    Term("unknown", "Không rõ", "Unknown"),
)

DATE_BASES = Vocabulary(
    "date_basis",
    Term("stated", "Nguồn nêu rõ", "Stated by the source"),
    Term("inferred", "Suy ra", "Inferred"),
    Term("published", "Theo ngày đăng", "From the publication date"),
)

PLACE_BASES = Vocabulary(
    "place_basis",
    Term("own", "Vị trí của đối tác", "The partner's own place"),
    Term("capital", "Thủ đô của quốc gia", "The country's capital"),
    Term("seat", "Trụ sở", "Its seat"),
    Term("network", "Mạng lưới hoặc nhóm nhiều bên: không có một địa điểm", "A network or group: no single place"),
    Term("unresolved", "Chưa xác định được vị trí", "Place not resolved"),
)

ORIGINS = Vocabulary(
    "origin",
    Term("register", "Sổ theo dõi đã rà soát", "Curated register"),
    Term("article", "Máy đọc từ bài báo", "Read by machine from an article"),
)

TOPICS = Vocabulary(
    "topic",
    Term("urban_planning", "Quy hoạch, quản lý đô thị", "Urban planning and management", ("43030",), ("11",)),
    Term("transport", "Giao thông", "Transport", ("210",), ("11",)),
    Term("environment_climate", "Môi trường, khí hậu", "Environment and climate", ("410",), ("13",)),
    Term("water_waste", "Nước, nước thải, chất thải", "Water, wastewater and waste", ("140",), ("6",)),
    Term(
        "smart_city_digital",
        "Đô thị thông minh, chuyển đổi số",
        "Smart city and digital transformation",
        ("22040",),
        ("9",),
    ),
    Term(
        "innovation_startup_science",
        "Khoa học, đổi mới sáng tạo, khởi nghiệp",
        "Science, innovation and start-ups",
        ("32182",),
        ("9",),
    ),
    Term("trade_investment", "Thương mại, đầu tư", "Trade and investment", ("331", "250"), ("8",)),
    Term("tourism", "Du lịch", "Tourism", ("332",), ("8",)),
    Term("culture_heritage", "Văn hóa, di sản", "Culture and heritage", ("16061",), ("11",)),
    Term("education_training", "Giáo dục, đào tạo", "Education and training", ("110",), ("4",)),
    Term("health", "Y tế", "Health", ("120",), ("3",)),
    Term("agriculture", "Nông nghiệp", "Agriculture", ("311",), ("2",)),
    Term("governance_admin", "Quản trị công", "Public governance", ("151",), ("16",)),
    Term("people_to_people_sport", "Giao lưu nhân dân, thể thao", "People-to-people exchange and sport", (), ("17",)),
    Term("security_social", "An ninh, an sinh xã hội", "Security and social welfare", ("160",), ("16",)),
    Term("energy", "Năng lượng", "Energy", ("230",), ("7",)),
)

OFFICES = Vocabulary(
    "office",
    Term("party_secretary", "Bí thư Thành ủy", "Secretary of the Hanoi Party Committee"),
    Term(
        "party_standing_deputy_secretary",
        "Phó Bí thư Thường trực Thành ủy",
        "Standing Deputy Secretary of the Hanoi Party Committee",
    ),
    Term("party_deputy_secretary", "Phó Bí thư Thành ủy", "Deputy Secretary of the Hanoi Party Committee"),
    Term("committee_chair", "Chủ tịch UBND Thành phố", "Chairman of the Hanoi People's Committee (mayor)"),
    Term(
        "committee_standing_vice_chair",
        "Phó Chủ tịch Thường trực UBND Thành phố",
        "Standing Vice Chairman of the Hanoi People's Committee",
    ),
    Term("committee_vice_chair", "Phó Chủ tịch UBND Thành phố", "Vice Chairman of the Hanoi People's Committee"),
    Term("council_chair", "Chủ tịch HĐND Thành phố", "Chairman of the Hanoi People's Council"),
    Term(
        "council_standing_vice_chair",
        "Phó Chủ tịch Thường trực HĐND Thành phố",
        "Standing Vice Chairman of the Hanoi People's Council",
    ),
    Term("council_vice_chair", "Phó Chủ tịch HĐND Thành phố", "Vice Chairman of the Hanoi People's Council"),
    Term(
        "front_chair",
        "Chủ tịch Ủy ban MTTQ Việt Nam Thành phố",
        "Chairman of the Vietnam Fatherland Front Committee of Hanoi",
    ),
    Term("party_commission_head", "Trưởng ban của Thành ủy", "Head of a commission of the Hanoi Party Committee"),
    Term("department_director", "Giám đốc Sở", "Director of a city department"),
    Term("department_deputy_director", "Phó Giám đốc Sở", "Deputy director of a city department"),
    Term("department_official", "Cán bộ Sở", "Official of a city department"),
    Term("police_director", "Giám đốc Công an Thành phố", "Director of the Hanoi police"),
    Term("district_committee_chair", "Chủ tịch UBND quận, huyện", "Chairman of a district People's Committee"),
    Term(
        "friendship_union_officer",
        "Lãnh đạo Liên hiệp các tổ chức hữu nghị Thành phố",
        "Officer of the Hanoi Union of Friendship Organizations",
    ),
)

WORLD_REGIONS = Vocabulary(
    "world_region",
    Term("southeast_asia", "Đông Nam Á", "South-East Asia"),
    Term("east_asia", "Đông Á", "East Asia"),
    Term("south_asia", "Nam Á", "South Asia"),
    Term("central_asia", "Trung Á", "Central Asia"),
    Term("middle_east", "Trung Đông", "Middle East"),
    Term("europe", "Châu Âu", "Europe"),
    Term("africa", "Châu Phi", "Africa"),
    Term("north_america", "Bắc Mỹ", "North America"),
    Term("latin_america", "Mỹ Latinh và Caribe", "Latin America and the Caribbean"),
    Term("oceania", "Châu Đại Dương", "Oceania"),
)

# UN M49 sub-regions, with Western Asia read as the Middle East, Iran with it, and the Caucasus, Cyprus and
# Turkey where the United Nations puts them (Western Asia).
_COUNTRIES_BY_WORLD_REGION = {
    "southeast_asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "east_asia": "CN HK JP KP KR MN MO TW",
    "south_asia": "AF BD BT IN LK MV NP PK",
    "central_asia": "KG KZ TJ TM UZ",
    "middle_east": "AE AM AZ BH CY GE IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "europe": (
        "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME "
        "MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"
    ),
    "africa": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW "
        "MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"
    ),
    "north_america": "BM CA GL PM US",
    "latin_america": (
        "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS "
        "MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"
    ),
    "oceania": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
}

WORLD_REGION_OF_COUNTRY = {
    country: region for region, countries in _COUNTRIES_BY_WORLD_REGION.items() for country in countries.split()
}

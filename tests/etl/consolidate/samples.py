"""Tellings of invented engagements, and texts of our own. No test logic."""

from typing import Any

from atlas.schema import Engagement, Evidence, Official, Partner, Source
from etl.consolidate import Document, Told, sketch

LYON = Partner(partner_id="gn:2996944", name_en="Lyon", kind="city", country_code="FR")
FRANCE = Partner(partner_id="FR", name_en="France", kind="country", country_code="FR")
TOWNS_OF_FRANCE = Partner(partner_id="org:towns", name_en="Towns of France", kind="organisation", country_code="FR")
PARTNERS = {partner.partner_id: partner for partner in (LYON, FRANCE, TOWNS_OF_FRANCE)}
HANOI_LEAD, MAYOR = "Lê Văn Bằng", "Marie Durand"
BODY = """Chiều 12/5, Phó Chủ tịch UBND thành phố Hà Nội Lê Văn Bằng tiếp bà Marie Durand, Phó Thị trưởng Lyon. Hai bên
bàn về tàu điện, về việc giữ gìn những ngôi nhà cũ bên sông và về suất học cho thợ trẻ của hai thành phố. Bà Durand kể
rằng Lyon mất mười năm để nối các tuyến xe với nhau, và mời các kỹ sư của Hà Nội sang xem tận nơi vào mùa thu. Ông Bằng
cảm ơn lời mời, nói rằng thành phố đang tính giá vé cho người đi làm xa và muốn nghe kinh nghiệm của bạn."""


def officials(*names: str) -> tuple[Official, ...]:
    return tuple(Official(name=name) for name in names)


def source(name: str, **changes: Any) -> Source:
    return Source(**{"source_id": f"src:{name}", "url": f"https://{name}.example/1", "publisher": name} | changes)


def told(name: str = "a", *, curated: bool = False, body: str | None = None, **changes: Any) -> Told:
    """A reception of Lyon's deputy mayor on 12 May 2023 as the paper `name` (or the register) tells it."""
    values: dict[str, Any] = {
        "engagement_id": f"{'R' if curated else 'A'}-{name}", "partner_id": LYON.partner_id,
        "date_start": "2023-05-12", "date_basis": "stated", "event_type": "reception_in_hanoi",
        "direction": "incoming", "origin": "register" if curated else "article",
        "confidence": None if curated else 0.8,
    } | changes  # fmt: skip
    start = values["date_start"]
    values["date_precision"] = {None: "unknown", 4: "year", 7: "month", 10: "day"}[start and len(start)]
    values["date_basis"] = start and values["date_basis"]
    row = Engagement(**values)
    page = source(name)
    if curated:
        return Told(row, PARTNERS[row.partner_id], (page,))
    span = Evidence(
        engagement_id=row.engagement_id, source_id=page.source_id, field="partner", start_char=0, end_char=4
    )
    document = Document(page.source_id, f"bytes-{name}", sketch(body) if body else None)
    return Told(row, PARTNERS[row.partner_id], (page,), (span,), (document,))

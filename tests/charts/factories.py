"""Frames of records for the tests of the charts. Places are real, dealings and people are made up."""

from typing import Any

import pandas as pd

from atlas.schema import Record
from atlas.vocabulary import WORLD_REGION_OF_COUNTRY

_BASE: dict[str, Any] = dict.fromkeys(Record.model_fields) | {
    "date_start": "2023-05-10",
    "date_precision": "day",
    "date_basis": "stated",
    "event_type": "visit_abroad",
    "direction": "outgoing",
    "status": "occurred",
    "topics": ("transport",),
    "partner_id": "gn:3169070",
    "partner": "Rome",
    "partner_vi": "Roma",
    "partner_kind": "city",
    "country_code": "IT",
    "lat": 41.89,
    "lon": 12.51,
    "place_basis": "own",
    "agreement_status": "none",
    "needs_review": False,
    "origin": "register",
    "source_urls": ("https://news.example/1",),
    "publishers": ("news.example",),
    "languages": ("vi",),
}
ROME: dict[str, Any] = {}
ROME_EMBASSY = {
    "partner_id": "embassy:IT",
    "partner": "Embassy of Italy in Vietnam",
    "partner_vi": "Đại sứ quán Italia tại Việt Nam",
    "partner_kind": "embassy",
    "place_basis": "capital",
    "event_type": "reception_in_hanoi",
    "direction": "incoming",
}
FUKUOKA = {
    "partner_id": "JP-40",
    "partner": "Fukuoka Prefecture",
    "partner_vi": "tỉnh Fukuoka",
    "partner_kind": "region",
    "country_code": "JP",
    "lat": 33.6,
    "lon": 130.57,
}
OTTAWA = {
    "partner_id": "gn:6094817",
    "partner": "Ottawa",
    "partner_vi": None,
    "country_code": "CA",
    "lat": 45.41,
    "lon": -75.7,
}
NETWORK = {
    "partner_id": "org:test-network",
    "partner": "Test Network",
    "partner_vi": None,
    "partner_kind": "organisation",
    "country_code": None,
    "lat": None,
    "lon": None,
    "place_basis": "network",
}
UNDATED = {"date_start": None, "date_precision": "unknown", "date_basis": None}
SIGNED = {"event_type": "agreement_signed", "agreement_status": "signed", "agreement_kind": "mou"}
_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def records(*rows: dict[str, Any]) -> pd.DataFrame:
    """A frame as the store gives it: one row for each dictionary, which says what differs from a visit to Rome."""
    filled = [_filled(number, row) for number, row in enumerate(rows)]
    frame = pd.DataFrame(filled, columns=list(Record.model_fields), dtype=object)
    return frame.astype({"year": "Int64", "lat": "float64", "lon": "float64", "needs_review": "bool"})


def _filled(number: int, row: dict[str, Any]) -> dict[str, Any]:
    full = _BASE | {"engagement_id": f"E{number}"} | row
    date = full["date_start"]
    full["year"] = int(date[:4]) if date else pd.NA
    full["date_precision"] = _PRECISIONS[len(date)] if date else "unknown"
    full["world_region"] = WORLD_REGION_OF_COUNTRY.get(full["country_code"] or "")
    return full


NONE = records()
ONE = records({})
MANY = records(
    *({**ROME, "date_start": f"2023-0{month}-11"} for month in range(1, 6)),
    {**ROME_EMBASSY, "date_start": "2022-03-04", "topics": ("culture_heritage", "tourism")},
    {**ROME_EMBASSY, "date_start": "2022", "topics": ()},
    {**FUKUOKA, **SIGNED, "date_start": "2021-11", "topics": ("water_waste", "energy")},
    {**FUKUOKA, "date_start": "2019-02-01", "status": "planned"},
    {**OTTAWA, "date_start": "2010", "event_type": "other", "direction": None},
    {**NETWORK, **UNDATED, "event_type": "conference", "direction": "third_place", "topics": ("transport", "health")},
    {**NETWORK, "date_start": "2023-07-01", "event_type": "conference", "direction": "third_place"},
)
HOSTILE_NAMES = (
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "@@=window.close()",
    "@@#constants.X",
    "{name} {here} %{x} ${1}",
    "\u202egnirts desrever\u202c \u0000\u0007 end",
    "מועצת העיר · مجلس المدينة",
    "東京都 \u0007",
    "W" * 4000,
    "x & y; <b>bold</b> \"quoted\" 'single' \\n \\u0041",
    "   ",
)
HOSTILE = records(
    *(
        {
            "partner_id": f"org:h-{number}",
            "partner": name,
            "partner_vi": name,
            "lat": 10.0 + number,
            "lon": 20.0 + number,
        }
        for number, name in enumerate(HOSTILE_NAMES)
        for _ in range(number + 1)
    )
)

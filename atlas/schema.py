"""The one definition of every table: columns, types and descriptions. Holds no SQL and reads no file."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from atlas import vocabulary
from atlas.dates import PRECISION_OF_LENGTH, check_date_prefix
from atlas.vocabulary import Vocabulary


def _code_of(terms: Vocabulary) -> AfterValidator:
    def check(code: str) -> str:
        if code not in terms:
            raise ValueError(f"{code!r} is not a {terms.name}; one of: {', '.join(terms.codes)}")
        return code

    return AfterValidator(check)


def check_country_code(value: str) -> str:
    """`value` if it is an ISO 3166-1 alpha-2 code of a country that is not Vietnam; else ValueError."""
    if value not in vocabulary.WORLD_REGION_OF_COUNTRY:
        raise ValueError(f"{value!r} is not a country; write its ISO 3166-1 two-letter code, such as FR or JP")
    if value == "VN":
        raise ValueError("'VN' is Vietnam; a partner is abroad")
    return value


DatePrefix = Annotated[str, AfterValidator(check_date_prefix)]
CountryCode = Annotated[str, AfterValidator(check_country_code)]
EventType = Annotated[str, _code_of(vocabulary.EVENT_TYPES)]
Direction = Annotated[str, _code_of(vocabulary.DIRECTIONS)]
Status = Annotated[str, _code_of(vocabulary.STATUSES)]
AgreementStatus = Annotated[str, _code_of(vocabulary.AGREEMENT_STATUSES)]
AgreementKind = Annotated[str, _code_of(vocabulary.AGREEMENT_KINDS)]
PartnerKind = Annotated[str, _code_of(vocabulary.PARTNER_KINDS)]
DatePrecision = Annotated[str, _code_of(vocabulary.DATE_PRECISIONS)]
DateBasis = Annotated[str, _code_of(vocabulary.DATE_BASES)]
PlaceBasis = Annotated[str, _code_of(vocabulary.PLACE_BASES)]
Topic = Annotated[str, _code_of(vocabulary.TOPICS)]
Office = Annotated[str, _code_of(vocabulary.OFFICES)]
Origin = Annotated[str, _code_of(vocabulary.ORIGINS)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Row(BaseModel):
    """A row of a table: unknown columns are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Official(Row):
    """A person who took part, with the office held at the time."""

    name: str = Field(min_length=1, description="Name, as the source spells it")
    role: str | None = Field(None, description="Office in words, in English for the register, else as the source says")
    office: Office | None = Field(None, description="Code of the Hanoi office, where it is one of the known ones")


class Partner(Row):
    """A foreign city, region, country, embassy or organisation that Hanoi deals with."""

    partner_id: str = Field(
        description="gn:<GeoNames id> of a city, ISO 3166-2 code of a region, ISO 3166-1 code of a country, "
        "embassy:<country code>, or org:<slug>"
    )
    name_en: str = Field(min_length=1, description="Name in English")
    name_vi: str | None = Field(None, description="Name in Vietnamese, where it is known")
    name_local: str | None = Field(None, description="Name in the partner's own language")
    aliases: tuple[str, ...] = Field((), description="Other spellings met in sources")
    kind: PartnerKind = Field(description="city, region, country, embassy or organisation")
    country_code: CountryCode | None = Field(None, description="ISO 3166-1 alpha-2; empty for international bodies")
    parent: str | None = Field(None, description="What the partner is a part of, in English")
    place_id: str | None = Field(None, description="gn:<GeoNames id>, ISO 3166-2 or ISO 3166-1 code of the place shown")
    lat: Latitude | None = Field(None, description="Latitude of the place shown, degrees north, WGS 84")
    lon: Longitude | None = Field(None, description="Longitude of the place shown, degrees east, WGS 84")
    place_basis: PlaceBasis = Field("unresolved", description="Why it is shown there, or why it has no place")
    place_method: str | None = Field(None, description="How the place was found")
    needs_review: bool = Field(False, description="The place is a guess that a person has not confirmed")
    note_en: str | None = Field(None, description="Remark, in our words")

    @model_validator(mode="after")
    def _point_is_whole(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon are given together or not at all")
        if self.lat == 0 and self.lon == 0:
            raise ValueError("0,0 is no place of a partner")
        return self


class Source(Row):
    """Where an engagement was read."""

    source_id: str = Field(description="src:<first 16 hex digits of the SHA-256 of the url>, or a name of its own")
    url: str | None = Field(None, pattern=r"^https?://\S+$", description="Address of the page")
    publisher: str = Field(min_length=1, description="Host name of the publisher")
    published: DatePrefix | None = Field(None, description="Publication date, as precise as known")
    language: str | None = Field(None, pattern=r"^[a-z]{2}$", description="ISO 639-1 code")
    sha256: str | None = Field(None, description="SHA-256 of the document's bytes, where they are kept")


class Engagement(Row):
    """One dated dealing of Hanoi (the city, its bodies or districts) with one partner."""

    engagement_id: str = Field(min_length=1, description="Stable identifier")
    trip_id: str | None = Field(None, description="Shared by the engagements of one trip or one occasion")
    partner_id: str = Field(description="The partner")
    date_start: DatePrefix | None = Field(None, description="First day, as an ISO 8601 prefix no finer than the source")
    date_end: DatePrefix | None = Field(None, description="Last day, where it differs from the first")
    date_precision: DatePrecision = Field(description="How fine the date is: day, month, year or unknown")
    date_basis: DateBasis | None = Field(None, description="How the year was got: stated, inferred, published")
    event_type: EventType = Field(description="What kind of dealing it was")
    direction: Direction | None = Field(None, description="Who travelled; empty when unknown")
    status: Status = Field("occurred", description="occurred, or planned when the source only announces it")
    topics: tuple[Topic, ...] = Field((), description="Fields of this cooperation that the source names")
    hanoi_officials: tuple[Official, ...] = Field((), description="Who took part for Hanoi, the lead first")
    partner_officials: tuple[Official, ...] = Field((), description="Who took part for the partner, the lead first")
    agreement_status: AgreementStatus = Field("none", description="none, negotiating or signed, at this engagement")
    agreement_kind: AgreementKind | None = Field(None, description="Kind of the agreement")
    agreement_subject_en: str | None = Field(None, description="What the agreement is about, in our words")
    place_of_event: str | None = Field(None, description="Where it took place, in English")
    note_en: str | None = Field(None, description="Remark, in our words")
    confidence: float | None = Field(None, ge=0, le=1, description="The machine's confidence; empty when curated")
    needs_review: bool = Field(False, description="A value is a guess that a person has not confirmed")
    origin: Origin = Field("register", description="register when curated by a person, article when read by machine")

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        if (self.date_start is None) != (self.date_precision == "unknown"):
            raise ValueError("date_precision is unknown exactly when there is no date_start")
        if self.date_start and PRECISION_OF_LENGTH[len(self.date_start)] != self.date_precision:
            raise ValueError(f"date_start {self.date_start} is not of precision {self.date_precision}")
        if self.date_start and self.date_basis is None:
            raise ValueError("date_basis is missing; one of: stated, inferred, published")
        if self.date_end and (self.date_start is None or self.date_end < self.date_start):
            raise ValueError(f"date_end {self.date_end} is before date_start {self.date_start}")
        return self

    @model_validator(mode="after")
    def _agreement_agrees(self) -> Self:
        if self.agreement_kind and self.agreement_status == "none":
            raise ValueError("agreement_kind is given but agreement_status is none")
        if self.event_type == "agreement_signed" and self.agreement_status != "signed":
            raise ValueError("an event of type agreement_signed has agreement_status signed")
        return self


class EngagementSource(Row):
    """That an engagement was read in a source."""

    engagement_id: str = Field(description="The engagement")
    source_id: str = Field(description="The source")
    position: int = Field(ge=0, description="0 for the source that the record follows, then the others")


class Evidence(Row):
    """A stand-off span of an article's NFC text that backs one value of an engagement."""

    engagement_id: str = Field(description="The engagement")
    source_id: str = Field(description="The source whose text is meant")
    field: str = Field(description="The column that the span backs")
    start_char: int = Field(ge=0, description="First character of the span, counted from 0 in the NFC text")
    end_char: int = Field(gt=0, description="One past the last character of the span")


Severity = Literal["error", "warning"]


class Issue(Row):
    """What is wrong with a value: where, what, and what would be right. A row each, never a silent drop."""

    file: str = Field(description="File in which the value stands")
    row: int | None = Field(None, description="Line of the file, 1 for the header; empty for the whole file")
    column: str | None = Field(None, description="Column; empty for the whole row")
    severity: Severity = Field("error", description="error stops the run; a warning is kept and shown")
    problem: str = Field(description="What is wrong")
    remedy: str = Field(description="What would be right")

    def __str__(self) -> str:
        row, column = self.row and f"row {self.row}", self.column and f"column {self.column}"
        where = ", ".join(part for part in (self.file, row, column) if part)
        return f"{where}: {self.problem}; {self.remedy}"


class Record(Row):
    """One engagement with its partner and sources in one flat row: what filters, charts and exports work on."""

    engagement_id: str = Field(description="Stable identifier of the engagement")
    trip_id: str | None = Field(description="Shared by the engagements of one trip or one occasion")
    date_start: str | None = Field(description="First day, an ISO 8601 prefix no finer than the source; empty: unknown")
    date_end: str | None = Field(description="Last day, where it differs from the first")
    date_precision: str = Field(description="day, month, year or unknown")
    date_basis: str | None = Field(description="How the year was got: stated, inferred, published")
    year: int | None = Field(description="Year of date_start")
    event_type: str = Field(description="Kind of dealing, code of the vocabulary event_type")
    direction: str | None = Field(description="outgoing, incoming, remote, third_place; empty: unknown")
    status: str = Field(description="occurred, or planned when the source only announces it")
    topics: tuple[str, ...] = Field(description="Codes of the vocabulary topic")
    partner_id: str = Field(description="Identifier of the partner, key of partners.csv")
    partner: str = Field(description="Name of the partner in English")
    partner_vi: str | None = Field(description="Name of the partner in Vietnamese, where it is known")
    partner_kind: str = Field(description="city, region, country, embassy, organisation")
    country_code: str | None = Field(description="ISO 3166-1 alpha-2; empty for international bodies")
    world_region: str | None = Field(description="Part of the world, code of the vocabulary world_region")
    place_id: str | None = Field(description="Identifier of the place shown")
    lat: float | None = Field(description="Latitude of the place shown, degrees north, WGS 84")
    lon: float | None = Field(description="Longitude of the place shown, degrees east, WGS 84")
    place_basis: str = Field(description="Why it is shown there (own, capital, seat) or not (network, unresolved)")
    hanoi_lead: str | None = Field(description="Who led for Hanoi")
    hanoi_lead_role: str | None = Field(description="That person's office at the time")
    hanoi_lead_office: str | None = Field(description="Code of that office, where it is one of the known ones")
    partner_lead: str | None = Field(description="Who led for the partner")
    partner_lead_role: str | None = Field(description="That person's office at the time")
    hanoi_officials: str | None = Field(description="All named for Hanoi: Name (office); Name (office)")
    partner_officials: str | None = Field(description="All named for the partner: Name (office); Name (office)")
    agreement_status: str = Field(description="none, negotiating, signed")
    agreement_kind: str | None = Field(description="mou, cooperation_agreement, twinning, plan")
    agreement_subject_en: str | None = Field(description="What the agreement is about")
    place_of_event: str | None = Field(description="Where it took place")
    note_en: str | None = Field(description="Remark of the compilers")
    confidence: float | None = Field(description="The machine's confidence from 0 to 1; empty when curated by a person")
    needs_review: bool = Field(description="A value is a guess that a person has not confirmed")
    origin: str = Field(description="register: curated by a person; article: read by machine")
    source_urls: tuple[str, ...] = Field(description="Addresses of the sources, the one that is followed first")
    publishers: tuple[str, ...] = Field(description="Publishers of the sources, in the same order")
    languages: tuple[str, ...] = Field(description="Languages of the sources, ISO 639-1")


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that one build of the Atlas holds."""

    engagements: tuple[Engagement, ...] = ()
    partners: tuple[Partner, ...] = ()
    sources: tuple[Source, ...] = ()
    engagement_sources: tuple[EngagementSource, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    issues: tuple[Issue, ...] = ()


TABLES: dict[str, type[Row]] = {
    "engagements": Engagement,
    "partners": Partner,
    "sources": Source,
    "engagement_sources": EngagementSource,
    "evidence": Evidence,
    "issues": Issue,
    "records": Record,
}

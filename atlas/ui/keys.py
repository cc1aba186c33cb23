"""The keys of widgets and of session state. A widget's key is also its CSS class, st-key-<key>; tests rely on them."""

from typing import Final

# Session state: only texts and numbers; everything else is built anew.
STATE_FILTERS: Final = "atlas_filters"  # the filters, as a URL query
STATE_LANGUAGE: Final = "atlas_language"
STATE_OPTIONS: Final = "atlas_options"  # what a page shows besides the filters, as a URL query
STATE_URL: Final = "atlas_url"  # the query of the address bar, as last read or written
STATE_URL_BEFORE: Final = "atlas_url_before"  # the one before it
STATE_WRITTEN_AT: Final = "atlas_written_at"  # when the page last wrote the address, seconds of a monotonic clock
STATE_FOLLOWED: Final = "atlas_followed"  # whether an address was followed that is not yet written back
STATE_PAGE: Final = "atlas_page"  # the address of the page that was drawn last
STATE_DROPPED: Final = "atlas_dropped"  # parameters of a link that were not understood, one a line
STATE_WHOLE: Final = "atlas_whole"  # whether the whole page runs at the moment, not a part of it alone
STATE_TITLE: Final = "atlas_title"  # the title that the browser's tab was given last
STATE_SEEDED: Final = "atlas_seeded"  # language and filters for which the widgets were last set

LANGUAGE: Final = "language"
NAVIGATION: Final = "navigation"
FILTER_BAR: Final = "filter_bar"
CLEAR: Final = "clear_filters"
CLEAR_IN_BAR: Final = "clear_filters_bar"
CLEAR_WHEN_EMPTY: Final = "clear_filters_empty"

FILTER_FROM: Final = "filter_from"
FILTER_TO: Final = "filter_to"
FILTER_TOPICS: Final = "filter_topics"
FILTER_TYPES: Final = "filter_types"
FILTER_DIRECTIONS: Final = "filter_directions"
FILTER_AGREEMENTS: Final = "filter_agreements"
FILTER_AGREEMENT_KINDS: Final = "filter_agreement_kinds"
FILTER_STATUSES: Final = "filter_statuses"
FILTER_REGIONS: Final = "filter_regions"
FILTER_COUNTRIES: Final = "filter_countries"
FILTER_KINDS: Final = "filter_kinds"
FILTER_PARTNERS: Final = "filter_partners"
FILTER_TEXT: Final = "filter_text"
FILTERS_MORE: Final = "filters_more"

MAP: Final = "map"
MAP_SMALL: Final = "map_small"
MAP_PARTNER: Final = "map_partner"
MAP_SHOW: Final = "map_show"
MAP_NEAR: Final = "map_near"
MAP_COLOURS: Final = "map_colours"
MAP_TOPIC: Final = "map_topic"
PLAYER: Final = "map_player"
MAP_AS_DRAWING: Final = "map_as_drawing"
TABLE: Final = "engagements_table"
TABLE_SORT: Final = "table_sort"
TABLE_COLUMNS: Final = "table_columns"
TABLE_COLUMN_CODES: Final = "table_column_codes"
TOPIC_FOCUS: Final = "topic_focus"
TOPICS_BY: Final = "topics_by"
PARTNERS_ORDER: Final = "partners_order"
TIMELINE_STACK: Final = "timeline_stack"
CALENDAR_YEAR: Final = "calendar_year"
BRUSH: Final = "brush_timeline"
PARTNER_FOUND: Final = "partner_found"
DIRECTORY: Final = "directory"
DIRECTORY_ORDER: Final = "directory_order"
BRIEF: Final = "brief"
QUIET_YEARS: Final = "quiet_years"
QUIET_AMONG: Final = "quiet_among"
BALANCE_BY: Final = "balance_by"
COMPARE_OF: Final = "compare_of"
COMPARE_SIDES: Final = "compare_sides"
COMPARE_YEAR: Final = "compare_year"
COMPARE_ADD: Final = "compare_add"
COMPARE_REMOVE: Final = "compare_remove"
REPORTS_PART: Final = "reports_part"
REPORT_FORMAT: Final = "report_format"
REPORT_LANGUAGE: Final = "report_language"
REPORT_SECTIONS: Final = "report_sections"
REPORT_MAKE: Final = "report_make"
BRIEF_PARTNER: Final = "brief_partner"
BRIEF_FORMAT: Final = "brief_format"
BRIEF_LANGUAGE: Final = "brief_language"
BRIEF_MAKE: Final = "brief_make"
PAGE_MAKE: Final = "page_make"
PNG_SCALE: Final = "png_scale"
FILES_MADE: Final = "files_made"
STATE_ORDERS: Final = "atlas_orders"  # the files that this reader asked for, one key a line, the latest first
STATE_BRIEF_NAMED: Final = "atlas_brief_named"  # the partner that the address named when the brief was drawn last
STATE_BUSY: Final = "atlas_busy"  # whether the desk had no room for the last file that was asked for
FOOTER: Final = "footer"
PAGE_ERROR: Final = "page_error"


def panel(chart: str) -> str:
    """The key of all that belongs to one chart."""
    return f"panel_{chart}"


def save(chart: str, file_format: str = "") -> str:
    """The key of the button of a chart's dialog, or of the one in it for "png", "svg", "pdf", "csv" or "xlsx"."""
    return f"save_{chart}_{file_format}" if file_format else f"save_{chart}"


def copy(chart: str, what: str) -> str:
    """The key of the button that copies a chart's "picture", "address" or "citation"."""
    return f"copy_{chart}_{what}"


def download(file_format: str) -> str:
    """The key of the button that downloads the filtered engagements as "csv", "xlsx" or "geojson"."""
    return f"download_{file_format}"


def brief(file_format: str) -> str:
    """The key of the button that makes the brief about a partner as "docx" or "pdf"."""
    return f"brief_{file_format}"


def browser(place: str) -> str:
    """The key of what the browser tells about the place where a map stands."""
    return f"browser_{place}"

"""Files out of the current view: DataFrame + Filters -> bytes. No Streamlit, no network."""

"""The only Streamlit below the pages: state, filter panel, page frame, chart panels, tables. Holds no SQL."""

"""DataFrame -> what is drawn, one file a chart: frame, screen edition, print edition, words. No Streamlit, no store."""

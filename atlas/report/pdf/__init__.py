"""PDF by Typst: tagged (PDF/UA-1), fonts embedded, bookmarks. No browser, no request, no text is ever run as markup."""

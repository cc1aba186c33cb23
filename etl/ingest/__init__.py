"""Ways in: files, folders, pages, feeds, sitemaps and web archives -> RawArticle or Issue. Extracts nothing."""

from etl.ingest.files import article_files, read_articles
from etl.ingest.page_text import keep_text
from etl.ingest.stored import stored_articles

__all__ = ["article_files", "keep_text", "read_articles", "stored_articles"]

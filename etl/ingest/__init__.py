"""Ways in: files, folders, pages, feeds, sitemaps and web archives -> RawArticle or Issue. Extracts nothing."""

from etl.ingest.files import article_files, read_articles

__all__ = ["article_files", "read_articles"]

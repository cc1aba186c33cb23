"""The register: curated engagements as CSV files, read and checked. Reads the files it is given and writes none."""

from etl.register.reader import REGISTER_DIR, RegisterContent, read_register
from etl.register.sources import source_id_of

__all__ = ["REGISTER_DIR", "RegisterContent", "read_register", "source_id_of"]

"""Read by every Python that a test starts with this folder on PYTHONPATH: puts the fence around that process too."""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("atlas_test_network", Path(__file__).parent.parent / "network.py")
_network = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_network)
_network.guard()

"""On a machine without WebGL the map is there all the same, drawn, and the page says why it looks different."""

import pytest

pytestmark = pytest.mark.browser

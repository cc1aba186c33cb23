"""Everyday Vietnamese sentences built from slots: each wording of a slot is read, whatever stands in the others."""

import pytest

from tests.etl.extract.wordings.building import Report, load_table, reports
from tests.etl.extract.wordings.comparing import slips

SEED, PER_SCENE = 20, 60
BUILT: dict[str, list[Report]] = {}
for built in reports(load_table("vi"), SEED, PER_SCENE):
    BUILT.setdefault(built.scene, []).append(built)


@pytest.mark.parametrize("scene", BUILT)
def test_every_wording_is_read(scene: str) -> None:
    wrong = {report.text: found for report in BUILT[scene] if (found := slips(report))}
    assert not wrong

"""Everyday sentences of Vietnamese reports, put together from slots: each must give the record that a reader notes."""

import pytest

from tests.etl.extract.wording import table, wordings
from tests.etl.extract.wordings.building import Report
from tests.etl.extract.wordings.comparing import slips

TABLE = table("vi")
BUILT: dict[str, list[Report]] = {scene["name"]: [] for scene in TABLE["scene"]}
for built in wordings(TABLE, seed=1, rounds=1):
    BUILT[built.scene].append(built)


@pytest.mark.parametrize("scene", BUILT)
def test_sentences_of_a_scene(scene: str) -> None:
    assert BUILT[scene]
    wrong = {report.text: found for report in BUILT[scene] if (found := slips(report))}
    assert not wrong

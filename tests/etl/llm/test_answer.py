"""A model's words: the JSON in them is found, what is not of our form is said, and none of it is a crash."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.llm.answer import ENGAGEMENTS_MAX, parse_answer

ONE = {"partner": {"name": "Lyon", "kind": "city", "quote": "thành phố Lyon"}}
JSON = json.dumps({"engagements": [ONE]})


@pytest.mark.parametrize(
    "text",
    [
        JSON,
        f"```json\n{JSON}\n```",
        f"<think>perhaps {{Lyon}} ...</think> Here it is: {JSON} I hope it helps.",
        json.dumps({"engagements": [ONE], "remark": "x"}),
        json.dumps({"engagements": [{**ONE, "mood": "good", "topics": []}]}),
        '{"thought": 1} ' + JSON,
    ],
)
def test_the_json_is_found_among_other_words(text: str) -> None:
    answered, problems = parse_answer(text)
    assert [item.partner.name for item in answered] == ["Lyon"]
    assert problems == []


@pytest.mark.parametrize(
    "text",
    ["", "none", "[]", "{}", "{" * 60_000, "[" * 60_000, '{"engagements": {}}', JSON[:-3], '{"engagements": 0}', "\0{"],
)
def test_an_answer_without_our_json_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        parse_answer(text)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({}, "partner: Field required"),
        ("Lyon", "valid dictionary"),
        ({"partner": {"name": "Lyon", "kind": "city"}}, "partner.quote"),
        ({**ONE, "event_type": "conference"}, "event_type"),
        ({**ONE, "topics": [{"code": "transport"}]}, "topics.0.quote"),
        ({"partner": {**ONE["partner"], "quote": "x" * 2000}}, "at most 1000"),
        ({**ONE, "hanoi_people": [{"name": "A"}] * 99}, "hanoi_people"),
    ],
)
def test_an_engagement_that_is_not_of_our_form_is_said_and_the_rest_is_read(item: object, said: str) -> None:
    answered, (problem,) = parse_answer(json.dumps({"engagements": [item, ONE]}))
    assert len(answered) == 1
    assert said in problem


def test_a_flood_of_engagements_is_cut() -> None:
    answered, problems = parse_answer(json.dumps({"engagements": [ONE] * 500}))
    assert len(answered) == ENGAGEMENTS_MAX
    assert "more than 20" in problems[0]


def _nested(children: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(children) | st.dictionaries(st.sampled_from(["engagements", "partner", "name"]), children)


@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), _nested).map(json.dumps))
def test_no_words_raise_anything_but_a_value_error(text: str) -> None:
    with suppress(ValueError):
        parse_answer(text)

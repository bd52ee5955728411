"""The vocabulary: synonyms, traps of likeness, what an occupation asks, search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.skills.occupations import is_occupation
from app.skills.vocabulary import canonical, grades, is_skill, similarity, skills, suggest_skills, usual_skills, words

NAMES = st.sampled_from([skill.name for skill in skills()])


def test_the_vocabulary_is_large_enough_and_no_word_means_two_skills():
    listed = [word for skill in skills() for word in (skill.name, *skill.synonyms)]
    assert len(skills()) >= 150
    assert len(listed) == len(set(listed))


def test_every_skill_has_synonyms_and_every_code_is_a_class_of_2022():
    for skill in skills():
        assert skill.synonyms, skill.name
        assert all(is_occupation(code) for code in (*skill.occupations, *skill.useful_in)), skill.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高级电工", "高级木工"),
        ("会开车", "不会开车"),
        ("工", "电工"),
        ("公交驾驶员", "飞行驾驶员"),
        ("客车驾驶", "飞行驾驶"),
        ("低压电", "电工"),
        ("美容", "汽车美容"),
        ("后勤管理", "物流调度"),
        ("月嫂", "月结"),
        ("保安", "保洁"),
        ("保安", "保育"),
        ("电工", "电话销售"),
    ],
)
def test_words_that_only_look_alike_are_not_alike(one, other):
    assert similarity(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中式烹调", "厨师"),
        ("打荷", "水案"),
        ("开车", "会开车"),
        ("高级电工", "初级电工"),
        ("仓管", "库管"),
        ("月嫂", "母婴护理"),
    ],
)
def test_words_for_one_skill_are_the_same(one, other):
    assert similarity(one, other) == 10_000


def test_related_skills_are_graded_between_nothing_and_the_same():
    assert 0 < similarity("养老护理", "家政服务") < similarity("养老护理", "医疗护理") < 10_000


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_only_a_skill_is_wholly_like_itself(one, other):
    assert similarity(one, other) == similarity(other, one)
    assert (similarity(one, other) == 10_000) == (one == other)


@given(st.sampled_from(sorted(words())))
def test_every_word_leads_to_a_canonical_skill(word):
    assert is_skill(canonical(word) or "")


def test_every_related_pair_is_made_of_canonical_skills():
    assert all(is_skill(one) and is_skill(other) and one != other for one, other in grades())


def test_an_unknown_word_is_nothing_and_like_itself_only():
    assert canonical("量子力学") is None
    assert similarity("量子力学", "量子力学") == 10_000
    assert similarity("量子力学", "电工") == 0


def test_a_cook_must_cook_and_may_cut():
    asked = {required.name: required.must for required in usual_skills("4-03-02-01")}
    assert asked["中式烹调"] is True
    assert asked["切配"] is False


@pytest.mark.parametrize(
    ("code", "must"),
    [
        ("3-01-02-08", "后勤管理"),
        ("4-02-06-01", "仓储管理"),
        ("4-10-01-05", "养老护理"),
        ("4-02-02-01", "汽车驾驶"),
        ("4-10-08-01", "配送"),
        ("6-05-01-03", "缝纫"),
        ("6-31-01-03", "电工"),
    ],
)
def test_the_occupations_of_the_eight_families_ask_their_skill(code, must):
    assert [required.name for required in usual_skills(code) if required.must] == [must]


def test_a_small_class_welcomes_the_skills_of_its_occupations_and_insists_on_none():
    asked = usual_skills("4-03-02-00")
    assert {"中式烹调", "面点", "餐厅服务"} <= {required.name for required in asked}
    assert not any(required.must for required in asked)
    assert usual_skills("4-00-00-00") == ()


def test_an_occupation_without_known_skills_asks_nothing():
    assert usual_skills("1-01-00-01") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("仓诸管理", "仓储管理"), ("养老户理", "养老护理"), ("厨", "中式烹调"), ("叉车工人", "叉车驾驶")],
)
def test_a_search_forgives_typing_errors_and_takes_parts(typed, meant):
    assert meant in suggest_skills(typed)


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_search_finds_nothing(typed):
    assert suggest_skills(typed) == []

"""Plain words read into skills with levels, and exact licences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.skills.levels import WORDS, read_level, without_levels
from app.skills.licences import UnknownLicence, is_licence, licence_kinds, licence_name, with_covered
from app.skills.reading import read_licences, read_skills
from app.skills.values import LEVEL_LABELS, HeldSkill, Licence, SkillLevel
from app.skills.vocabulary import is_skill, skills


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("会开车", [HeldSkill("汽车驾驶")]),
        ("不会开车", []),
        ("不太会开车", []),
        ("没学过电焊", []),
        ("不会开车、电焊，会炒菜", [HeldSkill("中式烹调")]),
        ("会打扫卫生但不会做菜", [HeldSkill("保洁")]),
        ("学会了电焊", [HeldSkill("焊接")]),
        ("无驾驶经验", []),
        ("高级电工", [HeldSkill("电工", SkillLevel.SENIOR)]),
        ("电工 三级", [HeldSkill("电工", SkillLevel.SENIOR)]),
        ("中式烹调（高级工）", [HeldSkill("中式烹调", SkillLevel.SENIOR)]),
        ("厨师学徒", [HeldSkill("中式烹调", SkillLevel.APPRENTICE)]),
        ("高级技师 钳工", [HeldSkill("钳工", SkillLevel.SENIOR_TECHNICIAN)]),
        ("首席技师焊工", [HeldSkill("焊接", SkillLevel.CHIEF)]),
        ("初级厨师，以前在厂里踩缝纫机", [HeldSkill("中式烹调", SkillLevel.JUNIOR), HeldSkill("缝纫")]),
        ("初级电工，中级电工", [HeldSkill("电工", SkillLevel.INTERMEDIATE)]),
        ("公交驾驶员", [HeldSkill("客车驾驶")]),
        ("开过公交车", [HeldSkill("客车驾驶")]),
        ("照顾过老人，做了三年饭", [HeldSkill("养老护理")]),
        ("在早市榨香油", [HeldSkill("摆摊经营"), HeldSkill("油品加工")]),
        ("想学厨师，当过保安", [HeldSkill("保安")]),
        ("不是厨师", []),
        ("没当过保安", []),
        ("", []),
    ],
)
def test_a_person_s_own_words_become_skills_with_levels(text, held):
    assert read_skills(text) == held


@pytest.mark.parametrize("code_and_word", [(kind.code, word) for kind in licence_kinds() for word in kind.written_as])
def test_every_written_form_is_read_as_exactly_its_licence(code_and_word):
    code, word = code_and_word
    assert read_licences(f"持有{word}") == [Licence(code)]


def test_a_low_voltage_licence_is_not_a_skill_nor_any_other_licence():
    assert read_licences("低压电工证") == [Licence("low-voltage-electrician")]
    assert read_skills("低压电工证") == []
    assert read_licences("低压电") == []
    assert read_licences("高压电工证") == [Licence("high-voltage-electrician")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("C1驾照", ["driving-c1"]),
        ("c1驾驶证", ["driving-c1"]),
        ("Ｃ１驾照", ["driving-c1"]),
        ("驾驶证B2", ["driving-b2"]),
        ("驾照（A1）", ["driving-a1"]),
        ("C1/B2驾照", ["driving-c1", "driving-b2"]),
        ("有健康证、A2本", ["health", "driving-a2"]),
        ("没有健康证", []),
        ("无叉车证", []),
        ("GA1证书编号", []),
        ("身份证", []),
        ("会开叉车", []),
    ],
)
def test_licences_are_read_exactly_or_not_at_all(text, codes):
    assert [licence.code for licence in read_licences(text)] == codes


def test_a_bus_licence_lets_its_holder_drive_a_car_but_not_the_other_way():
    assert Licence("driving-c1") in with_covered([Licence("driving-a1")])
    assert Licence("driving-a1") not in with_covered([Licence("driving-c1")])
    assert with_covered([Licence("forklift")]) == {Licence("forklift")}


def test_an_unknown_licence_is_an_error():
    with pytest.raises(UnknownLicence):
        licence_name("flying-carpet")


def test_licence_codes_are_unique_and_cover_only_listed_ones():
    codes = [kind.code for kind in licence_kinds()]
    assert len(codes) == len(set(codes))
    assert all(is_licence(covered) for kind in licence_kinds() for covered in kind.covers)


@pytest.mark.parametrize(("word", "level"), WORDS.items())
def test_a_level_word_is_read_and_taken_out(word, level):
    assert read_level(f"{word}焊接") == level
    assert without_levels(f"{word}焊接") == "焊接"


def test_the_eight_levels_rise_and_each_has_a_name():
    assert [level.value for level in SkillLevel] == list(range(9))
    assert set(LEVEL_LABELS) == set(SkillLevel)
    assert SkillLevel.APPRENTICE < SkillLevel.JUNIOR < SkillLevel.SENIOR < SkillLevel.CHIEF


@given(st.sampled_from([skill.name for skill in skills()]))
def test_saying_a_skill_claims_it_and_denying_it_does_not(name):
    assert HeldSkill(name) in read_skills(f"会{name}")
    assert read_skills(f"不会{name}") == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="会不没有高级初中技师电工厨开车证驾照C1B2、，。 但和", max_size=40))
def test_no_text_breaks_the_reader_and_only_canonical_words_come_out(text):
    assert all(is_skill(held.name) for held in read_skills(text))
    assert all(is_licence(licence.code) for licence in read_licences(text))

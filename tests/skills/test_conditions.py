"""Titles read into conditions: what is said, what is refused, and the words behind each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.skills.conditions import read_title
from app.skills.titles.benefits import Insurance, Settlement
from app.skills.titles.hours import DayHours, Shift
from app.skills.titles.limits import AgeLimit, Sex
from app.skills.titles.pay import Pay, PayUnit
from app.skills.titles.readings import Condition, plain
from tests.skills.reading_titles import in_short, labelled


def test_at_least_sixty_titles_are_labelled_by_hand():
    assert len({title for title, _ in labelled()}) >= 60


@pytest.mark.parametrize(("title", "expected"), labelled(), ids=[title for title, _ in labelled()])
def test_a_real_title_is_read_as_a_person_reads_it(title, expected):
    assert in_short(read_title(title)) == expected


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("月薪8000", Pay(800_000, None, PayUnit.MONTH)),
        ("5K-8K", Pay(500_000, 800_000, PayUnit.MONTH)),
        ("20元/时", Pay(2_000, None, PayUnit.HOUR)),
        ("时薪18.5元", Pay(1_850, None, PayUnit.HOUR)),
        ("每天200元", Pay(20_000, None, PayUnit.DAY)),
        ("日结150", Pay(15_000, None, PayUnit.DAY)),
        ("周薪1500", Pay(150_000, None, PayUnit.WEEK)),
        ("3500-4500元/月", Pay(350_000, 450_000, PayUnit.MONTH)),
        ("６０００—８０００元", Pay(600_000, 800_000, PayUnit.MONTH)),
        ("年薪10-15万", Pay(10_000_000, 15_000_000, PayUnit.YEAR)),
        ("5-8元/单", Pay(500, 800, PayUnit.PIECE)),
        ("底薪3千", Pay(300_000, None, PayUnit.MONTH, at_least=True)),
    ],
)
def test_pay_is_read_with_its_unit(text, pay):
    assert read_title(f"普工 {text}").pay == pay


@pytest.mark.parametrize(
    "text",
    [
        "500强企业招文员",
        "4S店销售",
        "2026年校招",
        "18-45岁",
        "8:00-17:00上班",
        "13薪",
        "(J12355)",
        "月休6天",
        "招聘20名普工",
    ],
)
def test_a_number_that_is_not_pay_is_left_alone(text):
    assert read_title(text).pay is None


@pytest.mark.parametrize(
    ("text", "shift", "night"),
    [
        ("两班倒", Shift.ROTATING, True),
        ("夜班分拣", Shift.NIGHT, True),
        ("不倒班", Shift.DAY, False),
        ("不用倒班", Shift.DAY, False),
        ("无夜班", None, False),
        ("长白班", Shift.DAY, None),
        ("18:00-06:00", None, True),
        ("08:30-17:30", None, None),
    ],
)
def test_night_work_is_told_from_its_denial(text, shift, night):
    found = read_title(f"保安 {text}")
    assert (found.shift, found.night) == (shift, night)


def test_hours_are_read_in_half_hours():
    assert read_title("客服 08:30—17:30").hours == DayHours(17, 35)


@pytest.mark.parametrize(
    ("text", "board", "lodging"),
    [
        ("不包吃住", False, False),
        ("包吃不包住", True, False),
        ("不包住", None, False),
        ("食宿自理", False, False),
        ("住院部护工", None, None),
        ("餐饮管理", None, None),
        ("宿舍管理员", None, None),
        ("住家保姆", None, True),
        ("包三餐", True, None),
    ],
)
def test_board_and_lodging_are_told_from_their_refusal_and_from_mere_words(text, board, lodging):
    found = read_title(text)
    assert (found.board, found.lodging) == (board, lodging)


def test_limits_of_age_and_sex_are_flagged_with_their_words():
    found = read_title("保安2名 限男 18-45岁")
    assert found.age_limit == AgeLimit(18, 45)
    assert found.sex_limit == Sex.MALE
    assert found.headcount == 2
    assert [flag.value("words") for flag in found.flags] == ["18-45岁", "限男"]


@pytest.mark.parametrize("title", ["女装导购", "男女不限 保洁员", "妇女之家社工", "美女峰景区检票员"])
def test_a_word_of_the_trade_is_not_a_sex_limit(title):
    assert read_title(title).flags == ()


def test_a_plain_title_says_nothing_and_flags_nothing():
    assert read_title("养老护理员").readings == ()


def test_each_condition_names_the_words_it_was_read_from():
    found = read_title("收银员 包吃住 五险一金 周结")
    assert found.insurance == Insurance.FIVE_AND_FUND
    assert found.settlement == Settlement.WEEKLY
    assert found.text_of(Condition.LODGING) == "包吃住"
    assert found.text_of(Condition.PAY) is None


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="招聘普工月薪日结包吃住双休0123456789kKwW万-~:/+一两三岁女男名时天年（）， ", max_size=40))
def test_no_title_breaks_the_reader_and_every_reading_quotes_the_title(text):
    for each in read_title(text).readings:
        assert each.text in plain(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1_000, max_value=30_000))
def test_a_month_pay_is_read_to_the_fen(yuan):
    assert read_title(f"普工月薪{yuan}元").pay == Pay(yuan * 100, None, PayUnit.MONTH)

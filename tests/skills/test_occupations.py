"""The classes of 2022, and free text that finds them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.skills.accuracy import Accuracy, cross_validated, fold_of, ours, plain_tfidf
from app.skills.bench import report
from app.skills.classifier import Classifier, Known, ngrams
from app.skills.guesses import FULL_SCORE, find_occupations, labelled_titles
from app.skills.occupations import (
    UnknownOccupation,
    ancestors,
    is_occupation,
    occupation,
    occupation_name,
    occupations,
)
from app.skills.titles.core import core


def test_the_book_has_its_classes_each_once_with_those_above():
    assert len(occupations()) == 2047
    assert ancestors("4-03-02-01") == ("4-03-02-00", "4-03-00-00", "4-00-00-00")


def test_a_name_is_shown_without_the_marks_for_digital_and_green():
    assert occupation_name("4-13-01-05") == "全媒体运营师"
    assert occupation("4-13-01-05").is_digital
    assert occupation("4-02-02-01").is_green


def test_a_code_that_is_no_class_is_an_error():
    assert not is_occupation("9-99-99-99")
    with pytest.raises(UnknownOccupation):
        occupation("9-99-99-99")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("炒锅师傅包吃住", "4-03-02-01"),
        ("水案", "4-03-02-01"),
        ("打荷", "4-03-02-01"),
        ("后勤管理员", "3-01-02-08"),
        ("仓库管理员 双休 五险一金", "4-02-06-01"),
        ("公交车司机", "4-02-02-01"),
        ("外卖骑手（无锡）", "4-10-08-01"),
        ("养老院护理员月薪5000", "4-10-01-05"),
        ("叉车司机", "6-30-05-01"),
        ("缝纫工 计件", "6-05-01-03"),
        ("小磨香油压榨", "6-01-01-03"),
        ("超市收银员", "4-01-02-04"),
        ("维修电工", "6-31-01-03"),
        ("高级电工", "6-31-01-03"),
    ],
)
def test_the_work_of_the_eight_families_is_found_first(text, code):
    assert find_occupations(text)[0].code == code


def test_each_guess_has_a_name_a_score_and_a_reason_in_falling_order():
    guesses = find_occupations("中餐厨师包吃住", limit=5)
    assert len(guesses) == 5
    assert [guess.score for guess in guesses] == sorted((guess.score for guess in guesses), reverse=True)
    assert sum(guess.score for guess in guesses) <= FULL_SCORE
    assert guesses[0].name == "中式烹调师"
    assert "厨师" in str(guesses[0].because.value("words"))


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_text_finds_nothing(text):
    assert find_occupations(text) == []


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_at_most_five_different_classes(text):
    codes = [guess.code for guess in find_occupations(text)]
    assert len(codes) == len(set(codes)) <= 5
    assert all(is_occupation(code) for code in codes)


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("高薪急聘超市收银员（包吃住+双休）", "超市收银员"),
        ("昆明市保洁员月薪3000-4000元", "保洁员"),
        ("招聘专员", "招聘专员"),
        ("五险一金双休", "五险一金双休"),
    ],
)
def test_what_advertisements_add_is_taken_off_but_never_everything(title, left):
    assert core(title) == left


def test_a_classifier_learns_from_examples_and_ignores_their_order():
    known = [Known("卖鱼", "4-01-02-05"), Known("卖菜", "4-01-02-05"), Known("开公交", "4-02-02-01")]
    forwards, backwards = Classifier(known, ngrams), Classifier(reversed(known), ngrams)
    assert forwards.verdicts("卖鱼摊", 1)[0].code == "4-01-02-05"
    for text in ("卖鱼摊", "公交", "鱼"):
        assert [v.code for v in forwards.verdicts(text, 2)] == [v.code for v in backwards.verdicts(text, 2)]


def test_a_classifier_says_nothing_of_letters_it_never_saw():
    assert Classifier([Known("卖鱼", "4-01-02-05")], ngrams).verdicts("xyz", 3) == []


def test_no_title_is_judged_by_its_own_label():
    seen_in_training: list[str] = []

    def method(examples):
        known = {known.text for known in examples}

        def answer(text):
            seen_in_training.append(text) if text in known else None
            return []

        return answer

    assert cross_validated(method, folds=4) == Accuracy(titles=1612, top1=0, top5=0, major=0)
    assert seen_in_training == []


def test_accuracy_counts_what_it_says():
    labels = {known.text: known.code for known in labelled_titles()}
    assert cross_validated(lambda examples: lambda text: [labels[text]], folds=2).top1 > 0.98
    assert cross_validated(lambda examples: lambda text: ["4-00-00-00"], folds=2).top1 == 0


def test_ours_finds_more_than_plain_likeness_on_titles_held_back():
    held_back = [known for known in labelled_titles() if fold_of(known.text, 10) == 0 and known.code[0] in "3456"]
    learnt = [known for known in labelled_titles() if fold_of(known.text, 10) != 0]
    scores = {
        method: sum(answer(known.text)[0] == known.code for known in held_back)
        for method, answer in (("ours", ours(learnt)), ("plain", plain_tfidf(learnt)))
    }
    assert len(held_back) > 100
    assert scores["ours"] > scores["plain"] * 1.1
    assert scores["ours"] / len(held_back) > 0.55


def test_the_report_names_every_method_with_its_shares():
    figures = {
        "folds": 10,
        "classes 3-6": {"ours": {"titles": 9, "top1": 0.5, "top5": 0.75, "major": 1.0}},
        "all classes": {"ours": {"titles": 12, "top1": 0.25, "top5": 0.5, "major": 0.75}},
        "processor_ms_a_title": 2.5,
    }
    text = report(figures)
    assert "0.750" in text
    assert "10 folds" in text

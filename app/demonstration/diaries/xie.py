"""S3: 谢明杰 moves to another post in his firm, at no lower wage and with the school run free. S4, his son: xie_son."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from app import clock
from app.actors import Actor, Role
from app.casework.actions import note_home_visit
from app.demonstration.diaries import xie_son
from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.earning import Earnings, Replies, Reply, answer_contacts, pay
from app.demonstration.diaries.offering import Nearby, site
from app.followups.actions import Answer
from app.followups.lifecycle import Evidence
from app.jobs.lifecycle import Party, Stance
from app.jobs.postings import NewTransfer
from app.jobs.transfers import NewTerms, agree_transfer, change_transfer_terms, propose_transfer, record_negotiation
from app.offers.requirements import Requirements
from app.people.actions import look_at_diagnosis, record_finances, resolve_cause
from app.people.entries import NewFinances
from app.placements.referred import begin_transfer
from app.schedules.week import parse_windows
from app.skills.values import RequiredSkill

FIRM = "银川恒达制造有限公司"
STOREKEEPER = "4-02-06-01"
WAGE_BEFORE, WAGE_FIRST, WAGE_AGREED = 320_000, 320_000, 335_000
WHOLE_DAY = parse_windows("Mon-Fri 08:30-17:30")
BETWEEN_SCHOOL_RUNS = parse_windows("Mon-Fri 08:30-16:00")
POST_FROM = date(2025, 5, 26)

WAGES = Earnings(
    first_month=date(2025, 5, 1),
    yuan=(3200, 3350, 3350, 3350, 3350, 3420, 3350, 3350, 3350, 3350, 3400, 3400, 3400, 3400),
    evidence=(Evidence.PAYSLIP, Evidence.BANK),
)


async def write(diary: Diary) -> None:
    """Put the talks, the move and what followed on the agenda."""
    for day, step in (
        (date(2025, 5, 7), _look_at_the_diagnosis),
        (date(2025, 5, 8), _try_unfit_terms),
        (date(2025, 5, 9), _propose),
        (date(2025, 5, 12), _talk),
        (date(2025, 5, 15), _raise_the_wage),
        (date(2025, 5, 19), _agree),
        (POST_FROM, _move),
        (date(2025, 6, 3), _less_to_pay),
    ):
        diary.on(day, partial(step, diary))
    diary.on(date(2025, 10, 20), partial(_resolve, diary, 1, "助学贷款和勤工俭学已落实"))
    diary.on(date(2025, 12, 8), partial(_resolve, diary, 0, "新岗位作息规律，复查指标平稳"))
    await xie_son.write(diary)


def firm_of(diary: Diary) -> Actor:
    """The firm's personnel office."""
    return Actor(Role.EMPLOYER, None, diary.organisations[FIRM])


async def _look_at_the_diagnosis(diary: Diary) -> None:
    """The caseworker says what for; the firm is told nothing but the hours that must stay free."""
    await look_at_diagnosis(diary.staff.caseworker, diary.person("xie"), "商谈岗位调整前核对功能限制")
    with refused("diagnosis-staff"):
        await look_at_diagnosis(firm_of(diary), diary.person("xie"), "岗位调整")


def _post(diary: Diary) -> NewTransfer:
    return NewTransfer(
        person_id=diary.person("xie"),
        title="仓库收发员",
        first_day=POST_FROM,
        week=BETWEEN_SCHOOL_RUNS,
        wage_offered_fen=WAGE_FIRST,
        site=site(diary, Nearby(north=12_000)),
        occupation_code=STOREKEEPER,
        requirements=Requirements((RequiredSkill("仓储管理"),)),
    )


async def _try_unfit_terms(diary: Diary) -> None:
    """First the firm offers less money, then hours that run into the way to school."""
    post = _post(diary)
    with refused("wage-lower"):
        await propose_transfer(firm_of(diary), replace(post, wage_offered_fen=280_000))
    with refused("week-does-not-fit"):
        await propose_transfer(firm_of(diary), replace(post, week=WHOLE_DAY))


async def _propose(diary: Diary) -> None:
    diary.kept["transfer"] = await propose_transfer(firm_of(diary), _post(diary))


async def _talk(diary: Diary) -> None:
    transfer: UUID = diary.kept["transfer"]
    worker, caseworker = diary.acting("xie"), diary.staff.caseworker
    await record_negotiation(worker, transfer, Party.WORKER, Stance.OBJECTS, "工资没有涨，收发要负责对账，希望加一点。")
    await record_negotiation(caseworker, transfer, Party.UNION, Stance.NOTES, "时间合适，接送孩子不受影响。")
    with refused("agreement-missing"):
        await agree_transfer(caseworker, transfer)


async def _raise_the_wage(diary: Diary) -> None:
    """The firm may not go under the present wage, and offers 150 yuan more."""
    firm, transfer = firm_of(diary), diary.kept["transfer"]
    with refused("wage-lower"):
        await change_transfer_terms(firm, transfer, NewTerms(wage_offered_fen=310_000), Party.FIRM)
    await change_transfer_terms(
        firm, transfer, NewTerms(wage_offered_fen=WAGE_AGREED), Party.FIRM, "同意每月加150元岗位补贴。"
    )


async def _agree(diary: Diary) -> None:
    transfer, caseworker = diary.kept["transfer"], diary.staff.caseworker
    await record_negotiation(firm_of(diary), transfer, Party.FIRM, Stance.AGREES)
    await record_negotiation(diary.acting("xie"), transfer, Party.WORKER, Stance.AGREES)
    await record_negotiation(caseworker, transfer, Party.UNION, Stance.AGREES)
    await agree_transfer(caseworker, transfer)


async def _move(diary: Diary) -> None:
    diary.kept["post"] = await begin_transfer(diary.staff.caseworker, diary.kept["transfer"], POST_FROM)
    pay(diary, "xie", WAGES, work="post")
    told = WAGES.months()
    asked_about_care = {
        name: Reply(Answer(still_working=True, pays=(told[month],), care_held=True))
        for name, month in (
            ("month-3", date(2025, 7, 1)),
            ("month-4", date(2025, 8, 1)),
            ("month-5", date(2025, 9, 1)),
            ("month-6", date(2025, 10, 1)),
            ("month-9", date(2026, 1, 1)),
            ("month-12", date(2026, 4, 1)),
        )
    }
    await answer_contacts(diary, "post", Replies(told, asked_about_care))


async def _less_to_pay(diary: Diary) -> None:
    """The medicine is paid by the outpatient insurance for long illness from now on."""
    caseworker = diary.staff.caseworker
    await note_home_visit(caseworker, diary.family.case_id, clock.today(), "门诊慢特病已办好，接送孩子没有误过。")
    finances = NewFinances(clock.today().replace(day=1), 0, 65_000, "入户核访")
    await record_finances(caseworker, diary.family.household_id, finances)


async def _resolve(diary: Diary, number: int, why: str) -> None:
    await resolve_cause(diary.staff.caseworker, diary.family.causes[number], why=why)

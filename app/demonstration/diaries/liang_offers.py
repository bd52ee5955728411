"""What there is to learn and to do in 富民: with and without steps, with and without a ride (S8)."""

from dataclasses import replace
from datetime import date

from app.demonstration.diaries.offering import Nearby, Post, Run
from app.matching.terms import EmploymentForm, PhysicalDemand
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, SkillLevel

CALL_CENTRE = "4-04-05-03"
ACROSS_THE_VALLEY = Nearby(north=105_000, step_free=True, shuttle_minutes=25)
CLASS_MORNINGS = parse_windows("Mon-Fri 09:00-12:00")
DESK_WEEK = parse_windows("Mon-Fri 09:00-12:00; Mon-Fri 13:00-16:30")
SCHOOL_HOURS = parse_windows("Mon-Fri 09:00-13:00")

WITH_A_RIDE = Run(
    word="course with a ride",
    title="电商客服培训班（接送、无障碍教室）",
    occupation_code=CALL_CENTRE,
    first_day=date(2025, 5, 12),
    last_day=date(2025, 5, 30),
    week=CLASS_MORNINGS,
    nearby=ACROSS_THE_VALLEY,
    skills=(HeldSkill("客户服务", SkillLevel.JUNIOR), HeldSkill("办公软件", SkillLevel.JUNIOR)),
)
UPSTAIRS = replace(
    WITH_A_RIDE,
    word="course upstairs",
    title="电商客服培训班（三楼教室，无电梯）",
    nearby=Nearby(north=20_000, step_free=False),
)
FAR_AWAY = replace(
    WITH_A_RIDE,
    word="course far away",
    title="电商客服培训班（昆明城区，自行前往）",
    nearby=Nearby(north=200_000, step_free=True),
)
SEWING_EAST = Run(
    word="sewing east",
    title="缝纫工培训班（城东）",
    occupation_code="6-05-01-03",
    first_day=date(2025, 5, 12),
    last_day=date(2025, 6, 6),
    week=CLASS_MORNINGS,
    nearby=Nearby(east=15_000, step_free=True),
    skills=(HeldSkill("缝纫", SkillLevel.INTERMEDIATE),),
)
SEWING_WEST = replace(
    SEWING_EAST, word="sewing west", title="缝纫工培训班（城西）", nearby=Nearby(east=-17_000, step_free=True)
)
IN_AUTUMN = tuple(
    replace(run, first_day=date(2025, 9, 8), last_day=date(2025, 10, 17)) for run in (SEWING_EAST, SEWING_WEST)
)

DESK = Post(
    word="desk",
    firm="富民云岭呼叫服务有限公司",
    title="客服专员",
    occupation_code=CALL_CENTRE,
    week=DESK_WEEK,
    yuan=(2900, 3100),
    first_day=date(2025, 6, 9),
    nearby=ACROSS_THE_VALLEY,
    skills=("客户服务", "办公软件"),
    demands=frozenset({PhysicalDemand.LONG_SITTING}),
)
DESK_UPSTAIRS = replace(
    DESK, word="desk upstairs", title="客服专员（二楼，无电梯）", nearby=Nearby(north=10_000, step_free=False)
)
NEAR_DESK = replace(
    DESK,
    word="near desk",
    firm="富民永定街道便民服务站",
    title="便民热线客服",
    yuan=(2800, 3000),
    first_day=date(2026, 4, 27),
    nearby=Nearby(north=12_000, step_free=True),
)
HOTEL = Post(
    word="hotel",
    firm="富民温泉山庄酒店",
    title="酒店保洁员（小时工）",
    occupation_code="4-09-08-01",
    week=SCHOOL_HOURS,
    yuan=(22, 24),
    first_day=date(2025, 6, 16),
    nearby=Nearby(north=8_000, step_free=False),
    form=EmploymentForm.PART_TIME,
    skills=("保洁",),
)
CLEANING = replace(
    HOTEL,
    word="cleaning",
    firm="富民滨河物业服务中心",
    title="社区保洁员（小时工）",
    headcount=8,
    nearby=Nearby(north=-11_000, step_free=False),
)

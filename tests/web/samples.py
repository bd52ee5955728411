"""Views with everything a page can show, for tests and for looking at pages."""

from datetime import date

from app.schedules.week import parse_windows
from app.sentences import Money
from app.web.drawings.ledger import LedgerMonth, draw_ledger
from app.web.drawings.week import Layer, Taken, draw_week
from app.web.public.moments import Moment
from app.web.public.views import (
    Card,
    Choice,
    Detail,
    Figure,
    Fit,
    ListView,
    MatchView,
    MemberView,
    Opener,
    OpeningView,
    OutcomeRow,
    OutcomeView,
    Reason,
    StoryView,
    StudentMonth,
    Tag,
    TalkView,
    TownView,
    free_text,
)

TODAY = date(2027, 1, 24)

WEEK = draw_week(
    [
        Layer(Taken.OWN, free_text("早市香油摊"), parse_windows("daily 05:00-10:00")),
        Layer(Taken.CARE, free_text("照护：接送"), parse_windows("Mon-Fri 07:30-08:00,16:30-17:30")),
        Layer(Taken.STUDY, free_text("大盘鸡、凉皮制作班"), parse_windows("Mon-Fri 09:00-12:00,14:00-17:00")),
        Layer(Taken.WORK, free_text("夜间保洁"), parse_windows("Sat,Sun 22:00-02:00")),
    ]
)
AMOUNTS = (180_000, 210_000, None, 235_000, 260_000, 0, 310_000, 325_000, 298_000, None, 340_000, 352_050)
LEDGER = draw_ledger(
    [
        LedgerMonth(date(2026, month, 1), fen, grade if fen is not None else "", (fen or 60_000) // 3, 200_000, 72_000)
        for month, fen, grade in zip(range(1, 13), AMOUNTS, "CCCBBBAAABBA", strict=True)
    ]
)
REASONS = (
    Reason("fits", free_text("会凉皮制作，达到要求")),
    Reason("fits", free_text("包吃包住，适合离家远的人")),
    Reason("short", free_text("与早市时间冲突：周一至周五 09:00-10:00，每月约少收入 600 元")),
    Reason("blocks", free_text("不能做需要驾驶的工作")),
)
MATCH = MatchView(
    "/openings/1",
    "大盘鸡、凉皮制作培训班（第三期）",
    free_text("培训课程"),
    86,
    free_text("很合适：包吃包住，离开市场的时间不长"),
    REASONS[:3],
    (),
)
NEAR = MatchView(
    "/openings/2",
    "中式烹调师",
    free_text("岗位"),
    None,
    free_text("差一个证书"),
    REASONS,
    (free_text("改为 08:45 上班"), free_text("少一个证书")),
)
TALK = TalkView(
    title="夜班改白班：门岗",
    tag=Tag(free_text("三方同意"), "good"),
    about=(
        Detail(free_text("原工资"), (free_text("3,000 元"),)),
        Detail(free_text("新工资"), (free_text("3,200 元"),)),
    ),
    notes=(Moment(date(2026, 3, 9), free_text("单位提出"), "", "白班 08:00-16:00"),),
)
STUDENT_MONTH = StudentMonth(
    date(2026, 7, 1), ("周末收银", "图书馆助理"), free_text("38 小时"), Money(72_000), (free_text("没有超过上限"),)
)
MEMBER = MemberView(
    name="赵晚玲",
    about=(
        Detail(free_text("年龄"), (free_text("46 岁"),)),
        Detail(free_text("工作上要避免"), (free_text("夜班"), free_text("重体力"))),
    ),
    week=WEEK,
    fits=(MATCH, MATCH),
    near=(NEAR,),
    outcomes=(
        OutcomeView("凉皮摊", Tag(free_text("稳定增收"), "good"), free_text("连续六个月"), TODAY, REASONS[:2], LEDGER),
        OutcomeView("后厨帮工", Tag(free_text("失去工作"), "bad"), free_text("已上岗"), TODAY, REASONS[2:], None),
    ),
    talks=(TALK,),
    student_months=(STUDENT_MONTH,),
)
STORY = StoryView(
    title=free_text("S1 赵晚玲一家"),
    tags=(Tag(free_text("深度困难"), "warn"), Tag(free_text("已结案"), "good")),
    about=(Detail(free_text("成员"), (free_text("赵晚玲，46 岁"), free_text("大儿子，22 岁"))),),
    tier_working=(free_text("每人每月 520 元"), free_text("低于低保标准 720 元")),
    members=(MEMBER,),
    answered_in_time=9,
    timeline=(
        Moment(date(2025, 11, 26), free_text("工会为这家建档")),
        Moment(date(2026, 1, 5), free_text("赵晚玲，大盘鸡班：已录取"), "good", "离家远，班里包住"),
        Moment(date(2026, 3, 9), free_text("预警：两次没有回复"), "warn"),
        Moment(date(2026, 5, 2), free_text("案件重新打开：工作没了"), "bad"),
    ),
)
CARDS = tuple(
    Card(f"/households/{number}", free_text(f"S{number} 赵晚玲一家"), (free_text("四口人，石河子"),), STORY.tags)
    for number in range(1, 9)
)
TOWN = TownView(
    today=TODAY,
    figures=(Figure(free_text("家庭"), 308), Figure(free_text("岗位"), 452), Figure(free_text("上岗"), 196)),
    outcomes=(
        OutcomeRow(free_text("稳定增收"), 84, 43, "good"),
        OutcomeRow(free_text("在路上"), 60, 31, "info"),
        OutcomeRow(free_text("有风险"), 30, 15, "warn"),
        OutcomeRow(free_text("失去工作"), 22, 11, "bad"),
    ),
    placements=196,
    notes=(free_text("其中 12 个是公益性或有补贴的岗位。"),),
    families=CARDS,
)
CHOICES = (Choice("", free_text("全部"), False), Choice("deep", free_text("深度困难"), True))
HOUSEHOLDS = ListView("赵", "tier", CHOICES, CARDS, 308, "0190-after", CARDS)
NO_OPENINGS = ListView("<b>", "kind", CHOICES, (), 0, None)
OPENING = OpeningView(
    title="仓储管理员（白班）",
    tags=(Tag(free_text("岗位"), "info"), Tag(free_text("在招"), "good")),
    about=(Detail(free_text("工资"), (free_text("3,500 元"),)),),
    week=WEEK,
    fitting=12,
    fits=(
        Fit(91, free_text("中式烹调三级，周一至周五可以上班")),
        Fit(77, free_text("会仓储管理")),
    ),
    openers=(Opener(free_text("08:45 上班"), 3),),
)
PAGES: dict[str, object] = {
    "public/first.html": None,
    "public/town.html": TOWN,
    "public/households.html": HOUSEHOLDS,
    "public/household.html": STORY,
    "public/openings.html": NO_OPENINGS,
    "public/opening.html": OPENING,
}

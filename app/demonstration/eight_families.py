"""The eight families every part of the platform must serve whole (S1-S8), as values; what is not public is invented.

S2 are the sons of S1, S4 is the son of S3, so the eight live in six households.
"""

from datetime import date

from app.demonstration.family import Care, Family, Finances, Member, Study, Work
from app.demonstration.places import BENGBU, FUMIN, NANNING, QUANGANG, SHIHEZI, YINCHUAN, Locality
from app.matching.terms import EmploymentForm, Need, OpeningKind, PhysicalDemand, StudentLevel, WishKind
from app.matching.values import Place
from app.people.terms import HardshipCause, Kinship, Sex
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, SkillLevel

STALL_WEEK = parse_windows("Mon-Sun 05:00-10:00")
CLASS_WEEK = parse_windows("Mon-Fri 08:00-12:00; Mon,Tue,Thu,Fri 14:00-18:00")
COURIER_WEEK = parse_windows("Mon,Wed,Fri,Sat 10:00-14:00; Mon,Wed,Fri,Sat 16:30-20:30; Tue,Thu 06:30-14:30")
"""Irregular shifts: the two meals on four days, the early market run on two."""


def _home(locality: Locality) -> Place:
    return Place(locality.division, locality.latitude, locality.longitude)


ZHAO = Family(
    code="S1",
    home=_home(SHIHEZI),
    members=(
        Member(
            key="zhao",
            name="赵晚玲",
            birth_date=date(1979, 4, 12),
            sex=Sex.FEMALE,
            skills=(
                HeldSkill("油品加工", SkillLevel.INTERMEDIATE),
                HeldSkill("收银", SkillLevel.APPRENTICE),
            ),
            licences=("health",),
            limits=frozenset({PhysicalDemand.HEAVY_LIFTING, PhysicalDemand.NIGHT}),
            diagnosis="2021年起患病，需长期服药，避免重体力劳动。",
            work=Work("早市香油摊", EmploymentForm.SELF_EMPLOYED, 190_000, STALL_WEEK, date(2021, 9, 1), may_stop=True),
            wishes=((WishKind.OCCUPATION, "4-03-02"), (WishKind.OWN_BUSINESS, "")),
            needs=frozenset({Need.LODGING, Need.BOARD}),
            max_travel_minutes=25,
            accepts_lodging=True,
        ),
        Member(
            key="elder",
            name="赵宇航",
            birth_date=date(2003, 3, 20),
            sex=Sex.MALE,
            kinship=Kinship.CHILD,
            skills=(HeldSkill("收银", SkillLevel.APPRENTICE), HeldSkill("办公软件", SkillLevel.JUNIOR)),
            study=Study("石河子示范学院", StudentLevel.UNIVERSITY, date(2021, 9, 1), date(2025, 6, 30), CLASS_WEEK),
        ),
        Member(
            key="younger",
            name="赵宇飞",
            birth_date=date(2004, 8, 6),
            sex=Sex.MALE,
            kinship=Kinship.CHILD,
            skills=(HeldSkill("收银", SkillLevel.APPRENTICE),),
            study=Study("石河子示范学院", StudentLevel.UNIVERSITY, date(2022, 9, 1), date(2026, 6, 30), CLASS_WEEK),
        ),
        Member(
            key="youngest",
            name="赵宇晴",
            birth_date=date(2011, 11, 2),
            sex=Sex.FEMALE,
            kinship=Kinship.CHILD,
            consents=frozenset(),
        ),
    ),
    finances=Finances(other_income_fen=60_000, rigid_expense_fen=130_000),
    causes=((HardshipCause.ILLNESS, "zhao"), (HardshipCause.SCHOOLING, "elder")),
)

XIE = Family(
    code="S3",
    home=_home(YINCHUAN),
    members=(
        Member(
            key="xie",
            name="谢明杰",
            birth_date=date(1977, 2, 8),
            sex=Sex.MALE,
            skills=(HeldSkill("仓储管理", SkillLevel.JUNIOR), HeldSkill("搬运装卸", SkillLevel.JUNIOR)),
            limits=frozenset({PhysicalDemand.NIGHT, PhysicalDemand.HIGH_INTENSITY, PhysicalDemand.TOXIC}),
            diagnosis="慢性肝病，需规律作息。",
            work=Work(
                "车间操作工",
                EmploymentForm.FULL_TIME,
                320_000,
                parse_windows("Mon-Fri 07:00-16:00"),
                date(2016, 3, 1),
                firm="银川恒达制造有限公司",
                occupation_code="6-20-01-01",
            ),
            max_travel_minutes=50,
        ),
        Member(
            key="son",
            name="谢天宇",
            birth_date=date(2004, 5, 16),
            sex=Sex.MALE,
            kinship=Kinship.CHILD,
            skills=(HeldSkill("收银", SkillLevel.APPRENTICE), HeldSkill("办公软件", SkillLevel.JUNIOR)),
            study=Study("银川示范学院", StudentLevel.UNIVERSITY, date(2022, 9, 1), date(2026, 6, 30), CLASS_WEEK),
            consents=frozenset({OpeningKind.SLOT, OpeningKind.VACANCY}),
        ),
        Member(
            key="daughter",
            name="谢静怡",
            birth_date=date(2016, 10, 9),
            sex=Sex.FEMALE,
            kinship=Kinship.CHILD,
            consents=frozenset(),
        ),
    ),
    finances=Finances(other_income_fen=0, rigid_expense_fen=110_000),
    causes=((HardshipCause.ILLNESS, "xie"), (HardshipCause.SCHOOLING, "son")),
    care=(Care("daughter", parse_windows("Mon-Fri 07:30-08:00; Mon-Fri 16:30-17:00"), ("xie",)),),
)

ZHANG = Family(
    code="S5",
    home=_home(BENGBU),
    members=(
        Member(
            key="zhang",
            name="张道成",
            birth_date=date(1976, 7, 25),
            sex=Sex.MALE,
            skills=(
                HeldSkill("客车驾驶", SkillLevel.SENIOR),
                HeldSkill("后勤管理", SkillLevel.JUNIOR),
                HeldSkill("仓储管理", SkillLevel.JUNIOR),
            ),
            licences=("driving-a1", "road-passenger-transport"),
            limits=frozenset({PhysicalDemand.DRIVING, PhysicalDemand.HIGH_INTENSITY, PhysicalDemand.NIGHT}),
            diagnosis="抑郁症，服药治疗中。",
            occupation_code="4-02-02-01",
            max_travel_minutes=30,
        ),
        Member(
            key="mother",
            name="张桂英",
            birth_date=date(1946, 1, 30),
            sex=Sex.FEMALE,
            kinship=Kinship.PARENT,
            consents=frozenset(),
        ),
    ),
    finances=Finances(other_income_fen=90_000, rigid_expense_fen=70_000),
    causes=((HardshipCause.ILLNESS, "zhang"), (HardshipCause.UNEMPLOYMENT, "zhang")),
    care=(
        Care(
            "mother",
            parse_windows("Mon-Sun 07:00-07:30; Mon-Sun 12:00-13:00; Mon-Sun 18:00-19:00"),
            ("zhang",),
        ),
    ),
)

LIN = Family(
    code="S6",
    home=_home(QUANGANG),
    members=(
        Member(
            key="lin",
            name="林新辉",
            birth_date=date(1981, 9, 3),
            sex=Sex.MALE,
            skills=(HeldSkill("焊接", SkillLevel.INTERMEDIATE),),
            work=Work(
                "码头装配工",
                EmploymentForm.FULL_TIME,
                500_000,
                parse_windows("Mon-Fri 08:00-12:00; Mon-Fri 13:30-17:30"),
                date(2018, 6, 1),
                firm="泉州泉港顺兴制造有限公司",
            ),
        ),
        Member(
            key="wife",
            name="陈丽娟",
            birth_date=date(1984, 12, 19),
            sex=Sex.FEMALE,
            kinship=Kinship.SPOUSE,
            skills=(HeldSkill("家政服务", SkillLevel.JUNIOR), HeldSkill("收银", SkillLevel.JUNIOR)),
            licences=("health",),
            wishes=((WishKind.FORM, EmploymentForm.PART_TIME.value), (WishKind.FREE_WEEKEND, "")),
            max_travel_minutes=30,
        ),
        Member(
            key="eldest",
            name="林梦瑶",
            birth_date=date(2006, 2, 14),
            sex=Sex.FEMALE,
            kinship=Kinship.CHILD,
            skills=(HeldSkill("收银", SkillLevel.APPRENTICE),),
            study=Study("泉州示范学院", StudentLevel.UNIVERSITY, date(2024, 9, 1), date(2028, 6, 30), CLASS_WEEK),
        ),
        Member(
            key="second",
            name="林浩然",
            birth_date=date(2009, 12, 10),
            sex=Sex.MALE,
            kinship=Kinship.CHILD,
        ),
        Member("twin-one", "林子涵", date(2015, 3, 28), Sex.FEMALE, Kinship.CHILD, consents=frozenset()),
        Member("twin-two", "林宇轩", date(2015, 3, 28), Sex.MALE, Kinship.CHILD, consents=frozenset()),
    ),
    finances=Finances(other_income_fen=0, rigid_expense_fen=140_000),
    causes=((HardshipCause.SCHOOLING, "eldest"), (HardshipCause.UNEMPLOYMENT, "wife")),
    care=(
        Care("twin-one", parse_windows("Mon-Fri 07:00-08:30; Mon-Fri 15:30-18:30"), ("wife", "lin")),
        Care("twin-two", parse_windows("Mon-Fri 07:00-08:30; Mon-Fri 15:30-18:30"), ("wife", "lin")),
    ),
)

QIN = Family(
    code="S7",
    home=_home(NANNING),
    members=(
        Member(
            key="qin",
            name="覃海",
            birth_date=date(1984, 3, 5),
            sex=Sex.MALE,
            skills=(HeldSkill("配送", SkillLevel.INTERMEDIATE),),
            licences=("driving-e",),
            work=Work(
                "外卖骑手",
                EmploymentForm.PLATFORM,
                330_000,
                COURIER_WEEK,
                date(2023, 2, 1),
                occupation_code="4-10-08-01",
            ),
            wishes=((WishKind.SKILL, "电工"),),
            max_travel_minutes=40,
        ),
        Member(
            "wife", "韦春燕", date(1986, 6, 11), Sex.FEMALE, Kinship.SPOUSE, limits=frozenset({PhysicalDemand.DUST})
        ),
        Member("child", "覃俊杰", date(2013, 1, 17), Sex.MALE, Kinship.CHILD, consents=frozenset()),
    ),
    finances=Finances(other_income_fen=40_000, rigid_expense_fen=60_000),
    causes=((HardshipCause.UNEMPLOYMENT, "qin"),),
)

LIANG = Family(
    code="S8",
    home=_home(FUMIN),
    members=(
        Member(
            key="liang",
            name="梁顺富",
            birth_date=date(1980, 5, 22),
            sex=Sex.MALE,
            skills=(HeldSkill("缝纫", SkillLevel.JUNIOR), HeldSkill("办公软件", SkillLevel.APPRENTICE)),
            limits=frozenset({PhysicalDemand.LONG_STANDING, PhysicalDemand.STAIRS, PhysicalDemand.HEAVY_LIFTING}),
            diagnosis="下肢行动不便。",
            needs=frozenset({Need.STEP_FREE, Need.TRANSPORT}),
            max_travel_minutes=50,
        ),
        Member(
            key="wife",
            name="李凤琴",
            birth_date=date(1983, 8, 30),
            sex=Sex.FEMALE,
            kinship=Kinship.SPOUSE,
            skills=(HeldSkill("保洁", SkillLevel.JUNIOR), HeldSkill("缝纫", SkillLevel.APPRENTICE)),
            max_travel_minutes=30,
        ),
        Member("child", "梁天佑", date(2014, 4, 9), Sex.MALE, Kinship.CHILD, consents=frozenset()),
    ),
    finances=Finances(other_income_fen=110_000, rigid_expense_fen=90_000),
    causes=((HardshipCause.DISABILITY, "liang"), (HardshipCause.ILLNESS, "child")),
    care=(Care("child", parse_windows("Mon-Fri 07:00-08:00; Mon-Fri 17:00-20:00"), ("wife", "liang")),),
)

EIGHT_FAMILIES = (ZHAO, XIE, ZHANG, LIN, QIN, LIANG)
"""The households of S1 and S2, S3 and S4, S5, S6, S7, S8."""

LIVES_WITH = {"S2": "S1", "S4": "S3"}
"""The sons have stories of their own in their parent's household."""

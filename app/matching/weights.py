"""Every number of the score in one place: what the parts weigh and how their points are cut. Points run 0..10000."""

from enum import StrEnum

from app.matching.terms import Need, PhysicalDemand
from app.sentences import Sentence, say

FULL = 10_000
"""All points of a part, and the whole of any share: basis points."""


class Part(StrEnum):
    """The parts of a score. UNCERTAINTY always stands in the middle, so that nobody is judged all or nothing."""

    SKILLS = "skills"
    EXPERIENCE = "experience"
    WEEK = "week"
    REACH = "reach"
    PAY = "pay"
    WISHES = "wishes"
    NEEDS = "needs"
    RECORD = "record"
    EARLIER = "earlier"
    UNCERTAINTY = "uncertainty"


WEIGHTS: dict[Part, int] = {
    Part.SKILLS: 2600,
    Part.EXPERIENCE: 600,
    Part.WEEK: 1800,
    Part.REACH: 1000,
    Part.PAY: 1400,
    Part.WISHES: 800,
    Part.NEEDS: 600,
    Part.RECORD: 500,
    Part.EARLIER: 400,
    Part.UNCERTAINTY: 300,
}

PART_LABELS: dict[Part, Sentence] = {
    Part.SKILLS: say("Skills"),
    Part.EXPERIENCE: say("Experience"),
    Part.WEEK: say("Week"),
    Part.REACH: say("The way there"),
    Part.PAY: say("Pay"),
    Part.WISHES: say("Wishes"),
    Part.NEEDS: say("Needs"),
    Part.RECORD: say("How it went for others"),
    Part.EARLIER: say("Earlier endings"),
    Part.UNCERTAINTY: say("What nobody knows"),
}

UNCERTAINTY_POINTS = 5000

# Skills: an empty list is rarely true, so no related skill still has a base; a must weighs three times a wish.
SKILLS_BASE = 3000
MUST_WEIGHT = 3
WANTED_WEIGHT = 1
LEVEL_STEP = 2000
"""Points lost for each level short."""
LEVEL_LEAST = 3000
QUALIFIED = 6000
"""From this coverage of the musts a person can be put forward; below, the pair is weak and a course may help."""

PREREQUISITE_LEAST = 8000
"""A prerequisite of a course must be answered at least so well."""

# Experience: code of the same occupation, or only its beginning: small, middle, major class.
EXPERIENCE_BY_SHARED_SEGMENTS = (0, 2500, 5000, 7500, FULL)
EXPERIENCE_SHORT_LEAST = 4000
"""Points kept when none of the months asked for are there."""

# Week: share of the hours that are free, and slack around them.
WEEK_SHARE_PARTS = 8
WEEK_SLACK_PARTS = 2
SLACK_HALF_HOURS = 2
"""Slack is full when so many half-hours before and after are free as well."""
DATED_TOLERANCE = 1500
"""Up to this share of an opening's dated hours may fall on taken days (an exam week) and be left out."""
DATED_HORIZON_DAYS = 182
"""So far ahead dated days are weighed; half a year holds a term and its exams."""

# Reach: points fall from FULL at the door to this at the person's maximum; lodging and an unmeasured maximum.
REACH_AT_MAXIMUM = 4000
REACH_LODGING = 6000
LODGING_MOST_MINUTES = 1200
"""Lodging brings near what lies within some 370 km; who would move further says so in person."""
UNASKED_MAXIMUM_MINUTES = 90
"""How far someone is taken to travel who has not been asked yet."""
LONG_WAY_MINUTES = 45
"""A way from which on an earlier ending because of the way may repeat itself, when its length is not known."""

# Pay: equal to the reference (own floor, pay now, legal floor: the highest known) is the middle.
PAY_EQUAL = 5000
COURSE_FREE = 7000
COURSE_STIPEND_MOST = 3000
COURSE_LOST_MOST = 4000
COURSE_FEE_MOST = 3000
COURSE_REFERENCE_FEN = 200_000
"""Month's pay against which a course's stipend, fee and cost are seen when the person's own is not known."""

# Record: as if so many earlier people had fared like the mean.
RECORD_MEAN = 5000
RECORD_PRIOR = 4
RATING_STEP = 2500

EARLIER_REPEATED = 5000
"""Points lost for each earlier ending whose cause this opening repeats."""
MINUTES_ALIKE = 5
"""A way that is shorter than the failed one by less than this is not shorter."""
SEASON_DAYS = 183
"""Work that ends within so many days is seasonal."""

NEEDS_WEIGHED: dict[Need, int] = {Need.LODGING: 3, Need.BOARD: 2, Need.INSURANCE: 3, Need.TRANSPORT: 3}

# The list of a person mixes kinds: a course stands higher for each job it opens, up to a number.
OPENED_POINTS = 700
OPENED_COUNTED = 3
NOTHING_NEW = 2500
"""A course that gives nothing the person lacks stands lower by this."""

# Law: work of minors (k) and of students (勤工助学 2018).
MINORS_MAY_NOT = frozenset(
    {
        PhysicalDemand.NIGHT,
        PhysicalDemand.HEAVY_LIFTING,
        PhysicalDemand.HEIGHTS,
        PhysicalDemand.HEAT,
        PhysicalDemand.COLD,
        PhysicalDemand.TOXIC,
    }
)
STUDENTS_MAY_NOT = frozenset({PhysicalDemand.TOXIC, PhysicalDemand.DUST, PhysicalDemand.HEIGHTS})

# Changes looked for.
LATEST_SHIFT_OF_START = 8
"""Half-hours by which a start may be asked to move later, or an end earlier."""
SHIFTS_TRIED = (2, -2, 4, -4, 8, -8, 16, -16)
"""Half-hours by which the same hours are tried at another time of day; 16 is the next of three shifts."""
TRANSPORT_AT_BEST_PERCENT = 50
"""Arranged transport takes at best this share of the way that people have on their own."""
GAINED_TRANSPORT_MINUTES = 45
"""The ride that is tried for people of the same city."""
GAINED_PAYS_TRIED = 3

"""What people call each parameter and unit, for the pages on which supervisors look after them."""

from app.regions.divisions import DivisionLevel
from app.regions.rules import ParameterCode, Unit
from app.sentences import Sentence, say

PARAMETER_LABELS: dict[ParameterCode, Sentence] = {
    ParameterCode.DIBAO_LINE_FEN: say("Subsistence line of one person for a month"),
    ParameterCode.MINIMUM_WAGE_MONTH_FEN: say("Minimum wage of a month"),
    ParameterCode.MINIMUM_WAGE_HOUR_FEN: say("Minimum wage of an hour"),
    ParameterCode.CAMPUS_WAGE_HOUR_FEN: say("Lowest pay of an hour of work-study on campus"),
    ParameterCode.RELATIVE_TIER_PERCENT: say("Relative hardship: share of the subsistence line"),
    ParameterCode.ACCIDENT_SHARE_PERCENT: say("Hardship by a sudden event: costs as a share of the year's income"),
    ParameterCode.TIER_RECHECK_MONTHS: say("Time until a tier is looked at again"),
    ParameterCode.WORKING_AGE_YEARS: say("Lowest age for paid work"),
    ParameterCode.ADULT_AGE_YEARS: say("Age at which the protection of minors ends"),
    ParameterCode.SENSITIVE_AGE_YEARS: say("Age from which one agrees to the use of one's own data"),
    ParameterCode.DAY_HALF_HOURS: say("Working time of a day"),
    ParameterCode.WEEK_HALF_HOURS: say("Working time of a week"),
    ParameterCode.OVERTIME_DAY_HALF_HOURS: say("Most overtime of a day"),
    ParameterCode.OVERTIME_MONTH_HALF_HOURS: say("Most overtime of a month"),
    ParameterCode.REST_DAYS_PER_WEEK: say("Rest days a week"),
    ParameterCode.PART_TIME_DAY_HALF_HOURS: say("Part-time: average of a day for one employer"),
    ParameterCode.PART_TIME_WEEK_HALF_HOURS: say("Part-time: most of a week for one employer"),
    ParameterCode.PART_TIME_PAY_DAYS: say("Part-time: longest time between two pay days"),
    ParameterCode.NIGHT_START: say("Night work begins"),
    ParameterCode.NIGHT_END: say("Night work ends"),
    ParameterCode.PREGNANCY_MONTH: say("Month of pregnancy from which nights and overtime end"),
    ParameterCode.NURSING_MONTHS: say("Age of a nursed child until which there are no nights and no overtime"),
    ParameterCode.STUDENT_TERM_WEEK_HALF_HOURS: say("Students in term: most of a week, all slots together"),
    ParameterCode.STUDENT_TERM_MONTH_HALF_HOURS: say("Students in term: most of a month, all slots together"),
    ParameterCode.STUDENT_HOLIDAY_DAY_HALF_HOURS: say("Students in the holidays: most of a day"),
    ParameterCode.STUDENT_HOLIDAY_WEEK_HALF_HOURS: say("Students in the holidays: most of a week"),
    ParameterCode.RETAINED_FIRST_DAYS: say("Retained: first day looked at after the start"),
    ParameterCode.RETAINED_SECOND_DAYS: say("Retained: second day looked at after the start"),
    ParameterCode.GAP_DAYS: say("Retained: days without work between jobs, added up"),
    ParameterCode.STABLE_MONTHS: say("Stable income: full months in a row"),
    ParameterCode.MIN_AB_MONTHS: say("Stable income: of these with evidence of grade A or B"),
    ParameterCode.DURABLE_MONTHS: say("Durable income: months after the start"),
    ParameterCode.SELF_EMPLOYED_DAYS: say("Own business: days worked in the window"),
    ParameterCode.LOWEST_MONTH_PERCENT: say("Own business: weakest month as a share of the minimum wage"),
    ParameterCode.TRANSFER_FIRST_MONTH: say("Transfer: first month in which the wage is compared"),
    ParameterCode.TRANSFER_SECOND_MONTH: say("Transfer: second month in which the wage is compared"),
    ParameterCode.EVIDENCE_GRACE_DAYS: say("Days after a month's end in which its evidence may still come"),
    ParameterCode.MONTHS_UNDER_LINE: say("Months in a row under the line that re-open a case"),
    ParameterCode.UNANSWERED_CONTACTS: say("Unanswered contacts after which a person decides"),
    ParameterCode.WARNING_ABSENCES: say("Early warning: absences"),
    ParameterCode.WARNING_LATE_PAY_DAYS: say("Early warning: days of late pay"),
    ParameterCode.WARNING_HOURS_DROP_PERCENT: say("Early warning: fall of working hours"),
    ParameterCode.WARNING_CONTRACT_END_DAYS: say("Early warning: days before a contract ends"),
    ParameterCode.CONTRADICTION_PERCENT: say("Sources contradict each other from a difference of"),
    ParameterCode.HEALTH_CHECK_IN_DAYS: say("Days between check-ins with someone whose health is watched"),
    ParameterCode.FOLLOWUP_WINDOW_DAYS: say("Days within which a follow-up is in time"),
    ParameterCode.EXCUSE_MAX_DAYS: say("Longest pause of follow-ups"),
    ParameterCode.REFERRAL_ANSWER_DAYS: say("Days within which an employer answers a referral"),
}

UNIT_LABELS: dict[Unit, Sentence] = {
    Unit.FEN: say("yuan"),
    Unit.HALF_HOURS: say("hours"),
    Unit.HALF_HOUR_OF_DAY: say("time of day"),
    Unit.DAYS: say("days"),
    Unit.MONTHS: say("months"),
    Unit.YEARS: say("years"),
    Unit.PERCENT: say("per cent"),
    Unit.COUNT: say("number"),
}
"""As people read them: amounts in yuan and spans in hours, whatever is stored."""

LEVEL_LABELS: dict[DivisionLevel, Sentence] = {
    DivisionLevel.COUNTRY: say("Country"),
    DivisionLevel.PROVINCE: say("Province"),
    DivisionLevel.CITY: say("City"),
    DivisionLevel.AREA: say("County or district"),
}

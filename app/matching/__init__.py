"""The engine that says who may take which opening, how well it fits, why, and what one change would open it.

Pure: values in, values out, the day passed in. What a match is stands in docs/matching.md.
"""

from app.matching.courses import after_course, openings_gained
from app.matching.employers import employer_view
from app.matching.explanations import explain
from app.matching.gains import gain_text, people_gained
from app.matching.gates import GATE_LABELS, Gate
from app.matching.lists import Board, best_candidates, best_openings, standing_text
from app.matching.pairs import Way
from app.matching.places import travel_minutes
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.reference import match, match_prepared
from app.matching.results import Change, ChangeKind, Explanation, Fit, Gain, GateFinding, Listed, Match, PartFinding
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, LegalHours, Opening, Place
from app.matching.weights import PART_LABELS, WEIGHTS, Part

__all__ = [
    "GATE_LABELS",
    "PART_LABELS",
    "WEIGHTS",
    "Board",
    "Candidate",
    "Change",
    "ChangeKind",
    "Explanation",
    "Fit",
    "Gain",
    "Gate",
    "GateFinding",
    "LegalHours",
    "Listed",
    "Match",
    "Offer",
    "Opening",
    "OpeningKind",
    "Part",
    "PartFinding",
    "Person",
    "Place",
    "Similarity",
    "Way",
    "after_course",
    "best_candidates",
    "best_openings",
    "employer_view",
    "explain",
    "gain_text",
    "match",
    "match_prepared",
    "openings_gained",
    "people_gained",
    "same_name",
    "standing_text",
    "travel_minutes",
]

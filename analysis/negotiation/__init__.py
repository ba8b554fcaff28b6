"""What if: the True Forward charge and what is argued about it, worked out on frames."""

from analysis.negotiation.captures import captured_lines
from analysis.negotiation.charge import CHARGE_COLUMNS, TERM_COLUMNS, charge_lines
from analysis.negotiation.true_forward import true_forward_lines, verified_terms
from analysis.negotiation.value_shift import shifted_suites

__all__ = [
    "CHARGE_COLUMNS",
    "TERM_COLUMNS",
    "captured_lines",
    "charge_lines",
    "shifted_suites",
    "true_forward_lines",
    "verified_terms",
]

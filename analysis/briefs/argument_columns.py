"""Which columns the True Forward brief shows of what is argued, and what readers call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.briefs.columns import Columns

CAUSES: Columns = {
    "cause_name": "Cause",
    "variance_count": ("Licences", "signed"),
    "amount": "Amount",
    "line_count": "Lines",
    "confidence_grade": "Grade",
}
RANGE: Columns = {
    "range_name": "Mark",
    "amount": "Amount",
    "proposal_share": "Of the proposal",
    "note": "Where it comes from",
}
BENCHMARKS: Columns = {
    "range_name": "Mark",
    "amount": "Amount",
    "proposal_share": "Of the proposal",
    "source_words": "Source and date",
    "sample_words": "n",
    "note": "How it is reckoned",
}
LEDGER: Columns = {
    "group_name": "Settlements",
    "sample_count": "n",
    "lower_quartile_share": "Lower quartile",
    "median_share": "Median",
    "upper_quartile_share": "Upper quartile",
    "source_words": "Source and date",
}
SUITE_USE: Columns = {
    "suite_name": "Suite",
    "sku": "SKU",
    "committed_count": "Committed",
    "allowance_count": "Allowance",
    "threshold_count": "Threshold",
    "consumed_count": "In use, shown",
    "verified_consumed_count": "In use, verified",
    "over_count": "Over",
}
CHARGES: Columns = {
    "suite_name": "Suite",
    "net_unit_price_amount": "Net price",
    "remaining_months": "Months",
    "over_commitment_amount": "By commitment",
    "charge_amount": "By allowance",
    "verified_contract_over_count": "Over",
    "verified_amount": "Verified",
}
CAPTURES: Columns = {
    "suite_name": "Suite",
    "capture_key": "Captured at",
    "capture_date": "Day",
    "consumed_count": "In use",
    "over_count": "Over",
    "charge_amount": "Above allowance",
    "over_commitment_amount": "Above commitment",
}
SHIFTS: Columns = {
    "suite_name": "Suite",
    "sku_count": "SKUs",
    "before_amount": "Before",
    "residual_amount": "Unused value",
    "after_amount": "After",
}
CLAIM_CARDS: Columns = {
    "proposal_line": "Line",
    "suite_name": "Suite",
    "finding_text": "Our finding",
    "ask_text": "The ask",
    "disputed_amount": "Disputed",
}
CLAIMS: Columns = {
    "proposal_line": "Line",
    "suite_name": "Suite",
    "claim_text": "Their claim",
    "finding_text": "Our finding",
    "ask_text": "The ask",
    "disputed_amount": "Disputed",
    "claim_status": "Status",
}
VARIANCES: Columns = {
    "proposal_line": "Line",
    "suite_name": "Suite",
    "cause": "Cause",
    "variance_count": ("Licences", "signed"),
    "variance_amount": "Amount",
    "confidence_grade": "Grade",
    "path": "File",
    "row_number": "Row",
}
SCENARIOS: Columns = {
    "scenario_name": "Scenario",
    "assumption_text": "What it supposes",
    "contract_amount": "Charge",
    "difference_amount": "Against use as shown",
    "source": "From",
}
DRIVERS: Columns = {
    "driver_name": "Driver",
    "low_words": "Low",
    "low_amount": "Charge, low",
    "high_words": "High",
    "high_amount": "Charge, high",
    "swing_amount": "Swing",
    "missing_input": "Waits for",
}
QUANTILES: Columns = {
    "quantile_key": "Of all draws",
    "simulated_amount": "Charge",
    "mean_amount": "Mean",
    "base_amount": "Verified data",
    "draw_count": "Draws",
    "seed_number": "Seed",
}
FORECASTS: Columns = {
    "suite_name": "Suite",
    "last_in_use_count": "In use now",
    "ceiling_count": "Threshold",
    "low_count": "Low",
    "forecast_count": "At the event",
    "high_count": "High",
    "backtest_error_share": "Error on the past",
    "allowance_gone_date": "Allowance gone on",
    "forecast_status": "Forecast",
}
LEVERS: Columns = {
    "lever_name": "Lever",
    "worth_amount": "Worth here",
    "worth_kind": "Of what",
    "give_words": "What it costs to give",
    "evidence": "Evidence",
}
WORKBACK: Columns = {
    "start_by_date": "Begin by",
    "due_date": "By",
    "step_name": "Step",
    "owner_role": "Who",
    "is_too_late": "Too late",
}
OPTIONS: Columns = {
    "option_name": "Option",
    "term_months": "Months",
    "option_committed_count": "Committed",
    "commitment_amount": "Commitment",
    "growth_charge_amount": "True Forward",
    "term_amount": "Whole term",
    "month_amount": "A month",
}
OUTSIDE: Columns = {
    "smart_account": "Smart Account",
    "license_name": "Licence",
    "over_unit_months": "Unit-months over",
    "net_unit_price_amount": "Net price a month",
    "settlement_amount": "Settlement",
}
NETTING: Columns = {
    "smart_account": "Smart Account",
    "license_name": "Licence",
    "gross_short_count": "Short by account",
    "misplaced_count": "Of it misplaced",
    "genuine_short_count": "Short pooled",
    "surplus_count": "Spare",
}

"""What would put a client right, worked out on frames: the transfer plan."""

from analysis.remediation.transfer_plan import STEP_COLUMNS, Plan, plan_transfers

__all__ = ["STEP_COLUMNS", "Plan", "plan_transfers"]

"""Charts: one function for one picture, named for what it shows."""

from __future__ import annotations

from analysis.charts import in_jupyter as _in_jupyter  # noqa: F401 - importing it makes charts show in JupyterLab
from analysis.charts.account_heatmap import account_heatmap
from analysis.charts.charge_comparison import charge_comparison
from analysis.charts.charge_distribution import charge_distribution
from analysis.charts.entitlement_bullets import entitlement_bullets
from analysis.charts.event_timeline import event_timeline
from analysis.charts.movement_bars import movement_bars
from analysis.charts.overuse_steps import overuse_steps
from analysis.charts.portfolio_board import portfolio_board
from analysis.charts.proposal_waterfall import proposal_waterfall
from analysis.charts.readiness_strip import readiness_strip
from analysis.charts.remediation_schedule import remediation_schedule
from analysis.charts.renewal_options import renewal_options
from analysis.charts.reporting_lateness import reporting_lateness
from analysis.charts.scenario_bars import scenario_bars
from analysis.charts.sensitivity_tornado import sensitivity_tornado
from analysis.charts.settlement_range import settlement_range
from analysis.charts.shortage_bridge import shortage_bridge
from analysis.charts.snapshot_steps import snapshot_steps
from analysis.charts.source_calendar import source_calendar
from analysis.charts.use_forecast import use_forecast

__all__ = [
    "account_heatmap",
    "charge_comparison",
    "charge_distribution",
    "entitlement_bullets",
    "event_timeline",
    "movement_bars",
    "overuse_steps",
    "portfolio_board",
    "proposal_waterfall",
    "readiness_strip",
    "remediation_schedule",
    "renewal_options",
    "reporting_lateness",
    "scenario_bars",
    "sensitivity_tornado",
    "settlement_range",
    "shortage_bridge",
    "snapshot_steps",
    "source_calendar",
    "use_forecast",
]

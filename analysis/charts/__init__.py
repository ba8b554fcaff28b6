"""Charts: one function for one picture, named for what it shows."""

from __future__ import annotations

from analysis.charts import in_jupyter as _in_jupyter  # noqa: F401 - importing it makes charts show in JupyterLab
from analysis.charts.account_heatmap import account_heatmap
from analysis.charts.charge_comparison import charge_comparison
from analysis.charts.entitlement_bullets import entitlement_bullets
from analysis.charts.event_timeline import event_timeline
from analysis.charts.movement_bars import movement_bars
from analysis.charts.overuse_steps import overuse_steps
from analysis.charts.readiness_strip import readiness_strip
from analysis.charts.remediation_schedule import remediation_schedule
from analysis.charts.reporting_lateness import reporting_lateness
from analysis.charts.shortage_bridge import shortage_bridge
from analysis.charts.snapshot_steps import snapshot_steps
from analysis.charts.source_calendar import source_calendar

__all__ = [
    "account_heatmap",
    "charge_comparison",
    "entitlement_bullets",
    "event_timeline",
    "movement_bars",
    "overuse_steps",
    "readiness_strip",
    "remediation_schedule",
    "reporting_lateness",
    "shortage_bridge",
    "snapshot_steps",
    "source_calendar",
]

"""Briefs: a notebook is run, its record holds blocks, and every format is made from the record."""

from __future__ import annotations

from analysis.briefs.opening import open_brief
from analysis.briefs.transfers import show_moves

__all__ = ["open_brief", "show_moves"]

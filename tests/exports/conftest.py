"""Fixtures of landing tests."""

from __future__ import annotations

from tests.engine.conftest import land

__all__ = ["land"]

"""Fixtures of marts that are held from a client's files on."""

from __future__ import annotations

from tests.engine.conftest import land

__all__ = ["land"]

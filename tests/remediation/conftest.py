"""The workbench and the profile of the laws of tests/properties."""

from __future__ import annotations

from tests.properties.conftest import workbench

__all__ = ["workbench"]

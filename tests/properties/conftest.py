"""One workbench in memory for all laws; how hard they are tried."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.properties.estates import Workbench

settings.register_profile("laws", deadline=None, max_examples=40, derandomize=True, database=None)
settings.load_profile("laws")


@pytest.fixture(scope="session")
def workbench() -> Workbench:
    """The real models on replaceable staging tables."""
    return Workbench()

"""Files that were published as they are, where they are at hand: none is needed for a test to say something."""

from __future__ import annotations

from pathlib import Path

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "fixtures"


def with_published(folder: str, pattern: str, *own: str) -> list[str]:
    """The texts a test runs on: its own always, and beside them those published ones whose names fit a pattern."""
    return [*own, *(path.read_text("utf-8") for path in sorted((PUBLISHED / folder).glob(pattern)))]

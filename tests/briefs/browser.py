"""A Chromium, Chrome or Edge, driven without a network."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Chromium refuses its sandbox to root, and only then is it left off.
FLAGS = [*_FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else _FLAGS


def find_browser() -> str | None:
    """Return the path of a Chromium, Chrome or Edge; None leaves the choice to playwright."""
    found = (shutil.which(command) for command in _COMMANDS)
    places = (place for place in _PLACES if Path(place).is_file())
    return next((path for path in (*found, *places) if path), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a browser without a window; fails, saying what to install, where there is none."""
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=find_browser(), args=FLAGS, headless=True)
        except Error as error:
            pytest.fail(
                f"No Chromium, Chrome or Edge could be started: {error.message.splitlines()[0]}. "
                "Install one (on Debian: apt install chromium) and have it on the PATH."
            )
        try:
            yield browser
        finally:
            browser.close()


# Of WCAG 2.2 axe looks at the size of targets only when it is told to.
_AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def hindrances(page: Page) -> list[str]:
    """What keeps a reader out of a page as it stands: each rule that axe finds broken, with the first element."""
    found = Axe().run(page, options=_AXE).response["violations"]
    return [f"{one['impact']}: {one['help']} {one['nodes'][0]['target']}" for one in found]


@dataclass
class Visit:
    """A page as a reader without a network has it, and whatever went wrong."""

    page: Page
    troubles: list[str] = field(default_factory=list)


@contextmanager
def visit(browser: Browser, file: Path, settings: dict[str, Any]) -> Iterator[Visit]:
    context = browser.new_context(**settings)
    context.set_offline(True)
    page = context.new_page()
    visited = Visit(page)
    address = file.as_uri()
    page.on("request", lambda request: visited.troubles.append(request.url) if request.url != address else None)
    page.on("console", lambda message: visited.troubles.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: visited.troubles.append(f"error: {error}"))
    page.goto(address)
    page.wait_for_selector("html[data-charts=drawn]")
    yield visited
    context.close()
    # Fonts are data: addresses of the page's own.
    assert [trouble for trouble in visited.troubles if not trouble.startswith("data:")] == []

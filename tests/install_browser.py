"""Make sure that a browser can be driven: the one there is, else Debian's package when root, else playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

from tests.briefs.browser import FLAGS, find_browser


def can_start() -> str:
    """The reason why no browser starts; empty when one does."""
    with sync_playwright() as driver:
        try:
            driver.chromium.launch(executable_path=find_browser(), args=FLAGS, headless=True).close()
        except Error as error:
            return error.message.splitlines()[0]
    return ""


def install() -> None:
    """Install one, saying how."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        commands = [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        sys.stderr.write(f"No browser for the browser tests: {' '.join(command)}\n")
        subprocess.run(command, check=True, stdout=sys.stderr)


def main() -> None:
    """Leave with an error where no browser can be had: the tests do not skip."""
    if can_start():
        install()
    if reason := can_start():
        sys.exit(f"No Chromium, Chrome or Edge can be started: {reason}. Install one and have it on the PATH.")


if __name__ == "__main__":
    main()

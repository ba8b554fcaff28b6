"""Make sure that what was written can be opened: a browser, which the tests need, and what they use where it is.

The browser is the one there is, else Debian's package when root, else playwright's own. LibreOffice and poppler come
from Debian when root, and are done without elsewhere: their tests say that they were skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

from tests.briefs.browser import FLAGS, find_browser

# A command of each package that reopens what was written.
OPENERS = {
    "loimpress": ["libreoffice-impress"],
    "localc": ["libreoffice-calc"],
    "lowriter": ["libreoffice-writer"],
    "pdfinfo": ["poppler-utils"],
}


def can_start() -> str:
    """The reason why no browser starts; empty when one does."""
    with sync_playwright() as driver:
        try:
            driver.chromium.launch(executable_path=find_browser(), args=FLAGS, headless=True).close()
        except Error as error:
            return error.message.splitlines()[0]
    return ""


def has_packages() -> bool:
    """Whether Debian's packages can be installed here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def packages(*names: str) -> list[list[str]]:
    """The commands that install Debian's packages."""
    return [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
    ]


def install() -> None:
    """Install a browser, saying how."""
    commands = packages("chromium") if has_packages() else [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        sys.stderr.write(f"No browser for the browser tests: {' '.join(command)}\n")
        subprocess.run(command, check=True, stdout=sys.stderr)


def install_openers() -> None:
    """Install what reopens office files and PDF, where it is missing and can be had; say so where it cannot."""
    wanted = [name for command, names in OPENERS.items() if shutil.which(command) is None for name in names]
    if not wanted:
        return
    told = f"Nothing here reopens office files or PDF ({', '.join(wanted)})"
    if not has_packages():
        sys.stderr.write(f"{told}: those tests are skipped.\n")
        return
    try:
        for command in packages(*wanted):
            sys.stderr.write(f"{told}: {' '.join(command)}\n")
            subprocess.run(command, check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{told}: {error}; those tests are skipped.\n")


def main() -> None:
    """Leave with an error where no browser can be had: its tests do not skip."""
    install_openers()
    if can_start():
        install()
    if reason := can_start():
        sys.exit(f"No Chromium, Chrome or Edge can be started: {reason}. Install one and have it on the PATH.")


if __name__ == "__main__":
    main()

"""What the console of SSM On-Prem answers to `version`, copied from an administrator's terminal."""

from __future__ import annotations


def version_session(server: str, release: str, former: tuple[str, ...]) -> str:
    """One answer: the release that runs, the one that was installed first, and the patches since."""
    patches = " ".join([*former[1:], release])
    return (
        f"[admin@{server} ~]$ onprem-console\n"
        "SSM On-Prem Console\n"
        ">> version\n"
        "[sudo] password for admin:\n"
        "Last login: Mon Nov  9 16:40:12 UTC 2026 on pts/0\n"
        f"On-Prem version (current): {release}\n"
        f"On-Prem version (ISO): {former[0]}\n"
        f"Patches installed: {patches}\n"
        ">> exit\n"
        f"[admin@{server} ~]$ exit\n"
    )

"""A list of SSM On-Prem servers and their releases: read only where a mapping tells its layout."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

MAPPING = 'format = "onprem_versions"\n[columns]\nserver = "Box"\nversion = "Software"\n'
TABLE = "Box,Software,Site\nssm-01,Version 8 Release 202006,Plant\nssm-02,9-202601,Head office\nssm-03,,Store\n"


def test_a_mapped_list_tells_each_server_and_one_without_a_release_is_rejected(land: Land) -> None:
    landed = land({"mappings/servers.toml": MAPPING, f"{DAY}/servers.csv": TABLE})
    assert landed.rejects == [(4, "column 'Software': is empty")]
    assert staged(landed, "staging.onprem_versions", "onprem_name", "version") == [
        ("ssm-01", "Version 8 Release 202006"),
        ("ssm-02", "9-202601"),
    ]


def test_its_own_words_are_not_enough_to_recognise_a_list(land: Land) -> None:
    landed = land({f"{DAY}/servers.csv": "Server,Version\nssm-01,9-202601\n"})
    assert landed.formats == {f"{DAY}/servers.csv": None}

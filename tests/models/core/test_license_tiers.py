"""core.license_tiers: where a licence stands on its ladder (RULES.md §8)."""

from __future__ import annotations

from collections.abc import Callable

from analysis.engine.models import all_models
from tests.pictures import Pictures, place

SQL = all_models()["core.license_tiers"].sql

CheckModel = Callable[..., None]


def tiers(check_model: CheckModel, names: list[str], expect: str) -> None:
    picture = "\n".join(["license_name", *names])
    check_model("core.license_tiers", given={"core.license_records": picture}, expect=expect)


def test_names_of_one_stack_platform_and_port_count_stand_on_one_ladder(check_model: CheckModel) -> None:
    tiers(
        check_model,
        ["C9300-24 DNA Essentials", "C9300-24 DNA Advantage", "C9300-24 DNA-P", "C9300-24 DNA Advantage"],
        """
            license_name            | ladder_name | tier_rank
            C9300-24 DNA Essentials | DNA stack   | 1
            C9300-24 DNA Advantage  | DNA stack   | 2
            C9300-24 DNA-P          | DNA stack   | 3
        """,
    )


def test_families_part_by_platform_port_count_and_stack(pictures: Pictures) -> None:
    names = [
        "C9300-24 DNA Advantage",
        "C9300-24 DNA Essentials",
        "C9300-48 DNA Essentials",
        "C9200-24 DNA Essentials",
        "C9300-24 Network Essentials",
        "NXOS Advantage License for Nexus 9300",
        "ISE Premier",
        "Secure Client Advantage",
    ]
    place(pictures.database, "core.license_records", "\n".join(["license_name", *names]))
    families = dict(pictures.database.rows(f"select license_name, license_family from ({SQL})"))
    assert families["C9300-24 DNA Advantage"] == families["C9300-24 DNA Essentials"]
    others = [name for name in families if name != "C9300-24 DNA Advantage"]
    assert len({families[name] for name in others}) == len(others)


def test_a_licence_without_tier_or_with_two_stands_on_no_ladder(check_model: CheckModel) -> None:
    tiers(
        check_model,
        [
            "FPR2130 Threat Defense Malware Protection",
            "ISRV AX 1G",
            "C9300 Network Advantage and DNA Advantage",
            "DNA Essentials to DNA Advantage upgrade",
        ],
        "license_name | tier_rank",
    )


def test_short_forms_and_case_do_not_matter(check_model: CheckModel) -> None:
    tiers(
        check_model,
        [
            "C9300-24 DNA-A",
            "c9300-24 dna advantage",
            "C9300-48 Network-E",
            "AP Perpetual Networkstack Advantage",
            "NXOS Essentials License for Nexus 9300",
        ],
        """
            license_name                           | ladder_name   | tier_rank
            C9300-24 DNA-A                         | DNA stack     | 2
            c9300-24 dna advantage                 | DNA stack     | 2
            C9300-48 Network-E                     | Network stack | 1
            AP Perpetual Networkstack Advantage    | Network stack | 2
            NXOS Essentials License for Nexus 9300 | Nexus         | 1
        """,
    )

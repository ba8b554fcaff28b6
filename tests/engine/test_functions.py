"""engine/functions.sql: the keys by which one source's names are matched to another's."""

from __future__ import annotations

import pytest

from tests.pictures import Pictures


@pytest.mark.parametrize(
    "name",
    ["C9300-48 DNA Advantage", "c9300_48 dna-advantage", " C9300 – 48  DNA\u00a0Advantage ", "C9300--48_DNA_ADVANTAGE"],
)
def test_a_license_name_is_matched_whatever_its_case_dashes_and_spaces(pictures: Pictures, name: str) -> None:
    assert pictures.database.value("select license_key(?)", [name]) == "c9300 48 dna advantage"


def test_licenses_that_differ_in_a_digit_or_a_word_stay_apart(pictures: Pictures) -> None:
    names = ["C9300-24 DNA Advantage", "C9300-48 DNA Advantage", "C9300-24 DNA Essentials", "C93002-4 DNA Advantage"]
    assert len({pictures.database.value("select license_key(?)", [name]) for name in names}) == len(names)


def test_a_spare_part_is_the_same_sku(pictures: Pictures) -> None:
    assert pictures.database.value("select sku_key(' sl-44-sec-k9= ')") == "SL-44-SEC-K9"


def test_an_order_number_is_matched_without_the_zeros_that_a_spreadsheet_loses(pictures: Pictures) -> None:
    assert pictures.database.value("select order_key('0098abc') = order_key('98ABC')") is True


def test_a_key_of_nothing_is_nothing(pictures: Pictures) -> None:
    for function in ("license_key", "sku_key", "order_key"):
        assert pictures.database.value(f"select {function}(null)") is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (" foc2401l0ab ", "FOC2401L0AB"),
        ("0000000", None),
        ("123", None),
        ("TBD", None),
        ("UNKNOWN", None),
        ("", None),
        (None, None),
    ],
)
def test_a_serial_number_is_matched_in_upper_case_and_what_is_none_matches_nothing(
    pictures: Pictures, written: str | None, key: str | None
) -> None:
    assert pictures.database.value("select serial_key(?)", [written]) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("SW-1.acme.example", "sw-1"),
        ("sw-1:2", "sw-1"),
        ("10.1.2.3", "10.1.2.3"),
        ("FE80::1", "fe80::1"),
        ("Router", None),
        ("switch.acme.example", None),
        ("", None),
        (None, None),
    ],
)
def test_a_host_name_is_matched_without_its_domain_and_a_factory_name_matches_nothing(
    pictures: Pictures, written: str | None, key: str | None
) -> None:
    assert pictures.database.value("select host_key(?)", [written]) == key


def test_product_ids_are_alike_where_one_begins_with_the_other(pictures: Pictures) -> None:
    pairs = [("C9300-24U", "Cisco C9300-24U-A"), ("R-ISE-VMM-K9=", "r-ise-vmm-k9"), ("C9300-24U", "C9300-48U")]
    asked = [pictures.database.value("select is_product_alike(?, ?)", list(pair)) for pair in pairs]
    assert asked == [True, True, False]


@pytest.mark.parametrize(
    ("product_id", "family"),
    [
        ("C9300-24U", "C9300"),
        ("N9K-C93180YC-FX", "N9K"),
        ("ISR4331/K9", "ISR4331"),
        ("WS-C3850-24T", "WS-C3850"),
        ("CP-8841-K9", "CP-8841"),
        ("R-ISE-VMM-K9=", "R-ISE-VMM-K9"),
        ("ASAv", "ASAV"),
    ],
)
def test_a_product_family_is_what_stands_before_its_sizes(pictures: Pictures, product_id: str, family: str) -> None:
    assert pictures.database.value("select product_family(?)", [product_id]) == family


def test_a_uuid_of_zeros_alone_names_no_machine(pictures: Pictures) -> None:
    asked = ["421f-ab", "00000000-0000-0000-0000-000000000000", "", None]
    assert [pictures.database.value("select uuid_key(?)", [one]) for one in asked] == ["421F-AB", None, None, None]

"""marts.instance_match: one class an instance, what shows it, and the devices that CSSM does not know (RULES.md §4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from analysis.engine.estate import Estate
from tests.conftest import MakeClient

CheckModel = Callable[..., None]


def test_an_instance_in_two_virtual_accounts_is_one_told_for_the_row_heard_from_last(check_model: CheckModel) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id | last_contact_date | serial_number
            api     | 1          | acme          | DEFAULT         | P:FOC0001   | 2026-04-09        | FOC0001
            api     | 2          | acme          | Campus          | P:FOC0001   | 2026-11-20        | FOC0001
        """,
            "core.instance_standing": """
            file_id | row_number | smart_account | virtual_account | instance_id | last_contact_date | match_class | contest_kind | shared_key    | place_count | later_smart_account | later_virtual_account
            api     | 1          | acme          | DEFAULT         | P:FOC0001   | 2026-04-09        | Duplicate   | Duplicate    | Serial number | 2           | acme                | Campus
            api     | 2          | acme          | Campus          | P:FOC0001   | 2026-11-20        | Matched     |              |               |             |                     |
        """,
            "core.instance_licenses": """
            file_id | row_number | license_name | in_use_count
            api     | 1          | A            | 2
            api     | 2          | A            | 2
        """,
            "core.contested_use": """
            file_id | row_number | license_name | contested_count
            api     | 1          | A            | 2
        """,
        },
        expect="""
            instance_id | virtual_account | virtual_account_count | match_class | is_contested | contested_count | in_use_count | row_number | evidence
            P:FOC0001   | Campus          | 2                     | Duplicate   | true         | 2               | 4            | 2          | its serial number stands in DEFAULT and, heard from later, in Campus
        """,
    )


def test_the_leftover_in_another_smart_account_is_told_apart(check_model: CheckModel) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id | last_contact_date
            api     | 1          | former        | Campus          | P:FOC0001   | 2026-04-09
            api     | 2          | acme          | Campus          | P:FOC0001   | 2026-11-20
        """,
            "core.instance_standing": """
            file_id | row_number | smart_account | virtual_account | instance_id | match_class | contest_kind | shared_key | later_smart_account | later_virtual_account
            api     | 1          | former        | Campus          | P:FOC0001   | Duplicate   | Duplicate    | UUID       | acme                | Campus
            api     | 2          | acme          | Campus          | P:FOC0001   | Unmatched   |              |            |                     |
        """,
        },
        expect="""
            smart_account | match_class | is_contested | contested_count | in_use_count | evidence
            former        | Duplicate   | true         |                 |              | its UUID stands in Campus and, heard from later, in Campus of acme
            acme          | Unmatched   | false        | 0               |              | there are no deployment records
        """,
    )


def test_a_ghost_comes_before_a_duplicate_that_before_stale_and_that_before_another_level(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id
            api     | 1          | acme          | Campus          | a
            api     | 2          | acme          | Campus          | b
            api     | 3          | acme          | Campus          | c
            api     | 4          | acme          | Campus          | d
        """,
            "core.instance_standing": """
            file_id | row_number | smart_account | instance_id | match_class | contest_kind | ghost_reason | system_name     | is_deployed | is_contradicted | has_records | device_id | is_under_contract | shared_key
            api     | 1          | acme          | a           | Ghost       | Ghost        | retired      | CMDB            | false       | true            | true        | a         | true              | Serial number
            api     | 2          | acme          | b           | Ghost       |              | absent       |                 |             |                 | true        |           |                   |
            api     | 3          | acme          | c           | Stale       |              |              | Catalyst Center | true        | false           | true        | c         | false             |
            api     | 4          | acme          | d           | Matched     |              |              | Catalyst Center | true        | false           | true        | d         | true              |
        """,
            "core.level_mismatches": """
            smart_account | instance_id | license_name
            acme          | a           | A
            acme          | c           | A
            acme          | d           | A
        """,
        },
        expect="""
            instance_id | match_class    | is_contested | evidence
            a           | Ghost          | true         | CMDB calls it retired, another system has it in place; a service contract covers it
            b           | Ghost          | false        | no deployment record names it, and they are said to be complete
            c           | Stale          | false        | Catalyst Center has it in place; its service contract has ended
            d           | Level mismatch | false        | its own output tells other licences than CSSM counts
        """,
    )


def test_every_class_says_what_shows_it(check_model: CheckModel) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id
            api     | 1          | acme          | Campus          | a
            api     | 2          | acme          | Campus          | b
            api     | 3          | acme          | Campus          | c
            api     | 4          | acme          | Campus          | d
        """,
            "core.instance_standing": """
            file_id | row_number | smart_account | instance_id | match_class | contest_kind | system_name     | is_deployed | has_records | device_id | is_reserved
            api     | 1          | acme          | a           | Matched     |              | NetBox          | true        | true        | a         | false
            api     | 2          | acme          | b           | Matched     |              | Catalyst Center |             | true        | b         | false
            api     | 3          | acme          | c           | Unmatched   |              |                 |             | true        |           | false
            api     | 4          | acme          | d           | Stale       |              |                 |             | true        |           | true
        """,
        },
        expect="""
            instance_id | match_class | evidence
            a           | Matched     | NetBox has it in place
            b           | Matched     | Catalyst Center does not say plainly whether it is in place
            c           | Unmatched   | no deployment record names it
            d           | Stale       | no deployment record names it; its licences are reserved, so its silence tells nothing
        """,
    )


def test_use_is_unknown_where_the_export_does_not_tell_licences_and_nothing_where_it_tells_none(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id
            table   | 1          | acme          | Campus          | a
            api     | 1          | acme          | Campus          | b
            api     | 2          | acme          | Campus          | c
        """,
            "core.instance_standing": """
            file_id | row_number | smart_account | instance_id | match_class | contest_kind
            table   | 1          | acme          | a           | Stale       | Stale
            api     | 1          | acme          | b           | Stale       | Stale
            api     | 2          | acme          | c           | Unmatched   |
        """,
            "core.instance_licenses": """
            file_id | row_number | license_name | in_use_count
            api     | 2          | A            | 7
        """,
        },
        expect="""
            instance_id | is_contested | contested_count | in_use_count
            a           | true         |                 |
            b           | false        | 0               | 0
            c           | false        | 0               | 7
        """,
    )


def test_a_page_whose_instances_use_nothing_tells_so_where_other_pages_tell_licences(check_model: CheckModel) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.exports": """
            file_id | format
            page1   | smart_licensing_devices
            page2   | smart_licensing_devices
            table   | cssm_product_instances
        """,
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id
            page1   | 1          | acme          | Campus          | a
            page2   | 1          | acme          | Campus          | b
            table   | 1          | acme          | Campus          | c
        """,
            "core.instance_standing": """
            file_id | row_number | smart_account | instance_id | match_class
            page1   | 1          | acme          | a           | Unmatched
            page2   | 1          | acme          | b           | Unmatched
            table   | 1          | acme          | c           | Unmatched
        """,
            "core.instance_licenses": """
            file_id | row_number | license_name | in_use_count
            page1   | 1          | A            | 7
        """,
        },
        expect="""
            instance_id | in_use_count
            a           | 7
            b           | 0
            c           |
        """,
    )


def test_a_device_that_cssm_does_not_know_is_one_row_of_its_record(check_model: CheckModel) -> None:
    check_model(
        "marts.instance_match",
        given={
            "core.unreported_use": """
            instance_id | device_id | serial_number | license_name | unreported_count | system_name   | file_id | row_number | smart_account
            P:FOC0001   | FOC0001   | FOC0001       | A            | 2                | Device output | sw      | 20         | acme
            P:FOC0001   | FOC0001   | FOC0001       | B            | 1                | Device output | sw      | 30         | acme
            P:FOC0002   | FOC0002   | FOC0002       |              |                  | CMDB          | cmdb    | 2          |
        """
        },
        expect="""
            smart_account | instance_id | match_class | is_contested | is_deployed | in_use_count | file_id | row_number | evidence
            acme          | P:FOC0001   | Unreported  | false        | true        | 3            | sw      | 20         | Device output has it in place, no instance of CSSM is this device
                          | P:FOC0002   | Unreported  | false        | true        |              | cmdb    | 2          | CMDB has it in place, no instance of CSSM is this device
        """,
    )


DAY = "exports/2026-11-13"
DEVICE = {
    "hostName": "plc-1",
    "sudi": {"udiPid": "C9300-24T", "udiSerialNumber": "FOC2401L0AB"},
    "virtualAccount": "Plant On-Prem",
    "productType": "C9300",
    "status": "In Compliance",
    "licenseUsage": [{"license": "C9300-24 DNA Advantage", "quantity": 2}],
    "registrationDate": "2024-01-31",
    "lastContactDate": "2026-11-12",
}
LOCAL = {
    "account_id": "7",
    "name": "Plant",
    "cssm_smart_account_name": "acme.example",
    "cssm_virtual_account_name": "Plant On-Prem",
}


def test_an_instance_that_the_cloud_and_on_prem_both_answer_is_counted_once(make_client: MakeClient) -> None:
    answer = json.dumps({"devices": [DEVICE], "totalRecords": 1})
    client = make_client(
        {
            f"{DAY}/devices.json": answer,
            f"{DAY}/onprem-server/devices.json": answer,
            f"{DAY}/onprem-server/accounts.json": json.dumps([LOCAL]),
        }
    )
    with Estate(client, writing=True) as estate:
        estate.land()
        estate.build(date(2026, 11, 24))
        found = estate.read("marts.instance_match").select("virtual_account", "match_class", "in_use_count").rows()
    assert found == [("Plant On-Prem", "Unmatched", 2)]

"""What the other sources of every sample tell, as staging reads them: where they were written to differ from CSSM."""

from __future__ import annotations

from typing import Any

import pytest

from tests.samples.conftest import Sample

SYSTEMS = {
    "catalyst_center": "Catalyst Center",
    "sdwan_manager": "SD-WAN Manager",
    "netbox": "NetBox",
    "atm_register": "Device list",
}
# St Mary's instances come from CSSM's table, which names most devices without their serial number.
IN_CSSM = """(
    serial_number in (select serial_number from core.product_instances where serial_number is not null)
    or host_name in (select host_name from core.product_instances where host_name is not null)
)"""
# A stack's other members are not in CSSM; a licence summary has no serial numbers.
FIRST_MEMBERS = "serial_number is not null and member_number = 1 and host_name not like '%:%'"


def story(sample: Sample, name: str) -> Any:
    return sample.expected["sources_story"][name]


def test_orders_that_no_lot_names(sample: Sample) -> None:
    found = sample.rows("""
        select order_number, sku, ordered_count, cast(order_date as varchar)
        from staging.order_lines
        where order_number not in (select order_number from core.license_lots where order_number is not null)
        order by all
    """)
    columns = ("order_number", "sku", "quantity_count", "order_date")
    assert found == sorted(tuple(row[name] for name in columns) for row in story(sample, "orders")["undeposited"])
    ((count,),) = sample.rows("select count(*) from staging.order_lines")
    assert count == story(sample, "orders")["order_line_count"]


def test_keys_that_were_never_migrated(sample: Sample) -> None:
    found = sample.rows("""
        select sku, count(*), sum(quantity_count)
        from staging.pak_licenses
        where reported_status <> 'CONVERTED'
        group by sku
        order by all
    """)
    columns = ("sku", "pak_count", "quantity_count")
    assert found == [tuple(row[name] for name in columns) for row in story(sample, "pak")["unmigrated"]]


def test_devices_that_a_system_has_buried_while_cssm_hears_of_them(sample: Sample) -> None:
    for system, told in story(sample, "deployment").items():
        found = sample.rows(f"""
            select distinct serial_number
            from staging.deployment_records
            where is_deployed is not true and system_name = '{name_of(sample, system)}'
                and {IN_CSSM} and {FIRST_MEMBERS}
        """)
        assert sorted(serial for (serial,) in found) == sorted(told["retired_but_in_cssm"]), system


def test_devices_that_cssm_never_saw(sample: Sample) -> None:
    for system, told in story(sample, "deployment").items():
        found = sample.rows(f"""
            select distinct serial_number
            from staging.deployment_records
            where system_name = '{name_of(sample, system)}' and not coalesce({IN_CSSM}, false) and {FIRST_MEMBERS}
        """)
        assert sorted(serial for (serial,) in found) == sorted(told["unknown_to_cssm"]), system


def name_of(sample: Sample, system: str) -> str:
    """St Mary's CMDB extract has a layout of its own, so it is a list of devices."""
    return SYSTEMS.get(system, "Device list" if sample.name == "stmarys" else "CMDB")


def test_one_capture_a_device(sample: Sample) -> None:
    ((count,),) = sample.rows("select count(distinct file_id) from raw.device_outputs")
    assert count == story(sample, "device_outputs")["device_count"]


def test_devices_whose_outputs_tell_another_level_than_cssm(sample: Sample) -> None:
    if sample.name == "stmarys":
        pytest.skip("its instances come from a table without their licences")
    ((count,),) = sample.rows("""
        with asked as (
            select file_id, any_value(fields ->> '$.serial_number') as serial_number
            from raw.device_outputs
            where kind = 'software'
            group by file_id
        ),

        counted as (
            select instances.serial_number, licenses.license_name
            from core.instance_licenses as licenses
            inner join core.product_instances as instances using (instance_id)
        )

        select count(distinct asked.serial_number)
        from raw.device_outputs as told
        inner join asked using (file_id)
        anti join counted
            on asked.serial_number = counted.serial_number
            and told.fields ->> '$.license_name' = counted.license_name
        where told.kind = 'license'
    """)
    assert count == story(sample, "device_outputs")["other_level_count"]


def test_devices_whose_use_began_over_a_month_after_their_registration(sample: Sample) -> None:
    if sample.name == "stmarys":
        pytest.skip("its instances come from a table without days of registration")
    ((devices, late),) = sample.rows("""
        with began as (
            select serial_number, min(usage_start_time) as began_at
            from staging.usage_points
            where serial_number is not null
            group by serial_number
        ),

        registered as (
            select serial_number, max(registration_date) as registration_date
            from core.product_instances
            group by serial_number
        )

        select count(*), count(*) filter (cast(began_at as date) - registration_date > 30)
        from began inner join registered using (serial_number)
    """)
    told = story(sample, "usage")
    assert (devices, late) == (told["device_count"], told["late_device_count"])


def test_the_items_of_contracts_and_those_that_cssm_does_not_know(sample: Sample) -> None:
    if sample.name == "stmarys":
        pytest.skip("its instances come from a table without serial numbers")
    ((count, unknown),) = sample.rows("""
        select count(*), count(*) filter (serial_number not in (
            select serial_number from core.product_instances where serial_number is not null
        ))
        from staging.contract_lines
    """)
    told = story(sample, "contracts")
    assert (count, unknown) == (told["item_count"], told["unknown_to_cssm_count"])


def test_suites_of_which_the_vendor_counts_otherwise(sample: Sample) -> None:
    found = dict(sample.rows("select suite_name, consumed_count from core.ea_consumption"))
    told = {row["suite_name"]: row["counted_by_vendor_count"] for row in story(sample, "consumption")["differing"]}
    assert {name: found[name] for name in told} == told


def test_transfers_that_the_event_log_tells(sample: Sample) -> None:
    told = story(sample, "events")
    logs = [told] if "event_count" in told else list(told.values())
    ((count,),) = sample.rows("select count(*) from staging.license_transfers")
    refused = sum(row["rejected_count"] for row in sample.expected["import_gate"]["rejects"] if "Time" in row["reason"])
    assert count >= sum(log["license_transfer_count"] for log in logs) - refused > 0


def test_local_accounts_of_an_onprem_server_are_never_counted_beside_the_cloud(sample: Sample) -> None:
    told = sample.expected["sources_story"].get("onprem", {"local_account_count": 0, "open_advisory_count": 0})
    ((accounts,),) = sample.rows("select count(*) from staging.onprem_accounts")
    assert accounts == told["local_account_count"]
    ((advisories,),) = sample.rows(f"""
        select count(distinct advisory_id)
        from staging.advisory_products
        where concat_ws(' ', product_name, version_text) like '%{told.get("release", "no release")}%'
    """)
    assert advisories == told["open_advisory_count"]
    ((counted,),) = sample.rows("""
        select count(*)
        from core.license_records as records
        inner join staging.exports using (file_id)
        where exports.is_onprem
    """)
    assert counted == 0


def test_nothing_about_people_leaves_raw(sample: Sample) -> None:
    relations = [name for name in sample.estate.relations if not name.startswith(("raw.", "meta."))]
    shown = {
        name
        for name in relations
        if sample.rows(f"select 1 from {name} as told where cast(told as varchar) ilike '%.sample@%' limit 1")
    }
    assert shown == set()

"""Instances beside deployment records on the samples: the classes come to what the stories were written to show."""

from __future__ import annotations

import pytest

from tests.samples.conftest import Sample

CHECKS = (
    "ghost_instance",
    "retired_but_alive",
    "duplicate_instance",
    "serial_in_several_accounts",
    "unreported_device",
    "level_mismatch",
    "deployment_systems_disagree",
    "instance_not_seen",
)
# These two systems call a device unreachable, which is not to say that it is retired.
WITHOUT_RETIREMENT = {"catalyst_center", "sdwan_manager"}


def serials(sample: Sample, word: str, *, plain: bool) -> set[str]:
    """The serial numbers of a story of deployment records, of systems that say retired plainly or that do not."""
    deployment = sample.expected["sources_story"]["deployment"]
    return {
        serial
        for system, told in deployment.items()
        if (system not in WITHOUT_RETIREMENT) == plain or word != "retired_but_in_cssm"
        for serial in told[word]
    }


def of_serials(wanted: set[str]) -> str:
    """The instances of some devices, which stand in St Mary's table without their serial numbers."""
    names = ", ".join(f"'{serial}'" for serial in wanted) or "''"
    return f"device_id in (select device_id from core.deployed_devices where serial_number in ({names}))"


def test_what_a_record_plainly_retires_is_a_ghost_unless_another_system_saw_it_later(sample: Sample) -> None:
    retired = serials(sample, "retired_but_in_cssm", plain=True)
    found = dict(
        sample.rows(f"""
            select match_class || if(is_contradicted, ' and contradicted', ''), count(distinct device_id)
            from marts.instance_match
            where {of_serials(retired)}
            group by all
        """)
    )
    assert sum(found.values()) == len(retired)
    assert set(found) <= {"Ghost", "Ghost and contradicted", "Matched and contradicted"}
    ((ghosts,),) = sample.rows("select count(*) from marts.instance_match where match_class = 'Ghost'")
    assert ghosts == sum(count for name, count in found.items() if name.startswith("Ghost"))


def test_retired_devices_that_cisco_heard_of_this_month_are_told_and_not_contested(sample: Sample) -> None:
    ((ghosts, contested),) = sample.rows("""
        select count(*), count(*) filter (where is_contested)
        from marts.instance_match
        where match_class = 'Ghost'
    """)
    findings = sample.estate.read("checks.findings", check_name="retired_but_alive")
    assert (len(findings), contested) == (ghosts, 0)


def test_systems_that_disagree_are_told_where_the_device_is_believed_to_be_in_place(sample: Sample) -> None:
    ((believed,),) = sample.rows("""
        select count(*) from marts.instance_match where match_class = 'Matched' and is_contradicted
    """)
    assert believed == {"calderbank": 5}.get(sample.name, 0)
    assert len(sample.estate.read("checks.findings", check_name="deployment_systems_disagree")) == believed


def test_a_device_that_cannot_be_reached_is_neither_retired_nor_in_place_unless_it_answered_itself(
    sample: Sample,
) -> None:
    unreachable = serials(sample, "retired_but_in_cssm", plain=False)
    found = sample.rows(f"""
        select match_class, if(is_deployed, system_name, null), count(*)
        from marts.instance_match
        where {of_serials(unreachable)}
        group by all
    """)
    assert sum(count for *_, count in found) == len(unreachable)
    assert {told[:2] for told in found} <= {("Matched", None), ("Matched", "Device output")}


def test_devices_that_cssm_never_saw_are_unreported_and_no_member_of_a_stack_is(sample: Sample) -> None:
    found = sample.rows("select serial_number from marts.instance_match where match_class = 'Unreported'")
    assert {serial for (serial,) in found} == serials(sample, "unknown_to_cssm", plain=True)
    assert len(found) == len(sample.estate.read("checks.findings", check_name="unreported_device"))


def test_every_instance_listed_twice_is_a_duplicate(sample: Sample) -> None:
    totals = sample.expected["instance_totals"]
    key = "Host name" if sample.name == "stmarys" else "Serial number"
    by_key = dict(sample.rows("select shared_key, count(*) from core.instance_twins group by all"))
    assert by_key.pop(key) == totals["instance_count"] - totals["distinct_serial_count"]
    # Calder Bank's branches in two regions count their switches alike; one pair reads like a swap by its days.
    assert by_key == ({"Host name": 1} if sample.name == "calderbank" else {})


def test_every_stale_row_is_of_one_class_and_contested_unless_a_record_or_a_reservation_speaks_for_it(
    sample: Sample,
) -> None:
    found = sample.rows("""
        select match_class, coalesce(is_deployed, false) or is_reserved as is_spoken_for, contest_kind, count(*)
        from core.instance_standing
        where contact_status in ('Not seen', 'Probably gone')
        group by all
    """)
    assert sum(count for *_, count in found) == sample.expected["instance_totals"]["stale_count"]
    assert {(name, spoken, kind) for name, spoken, kind, _ in found} <= {
        ("Duplicate", True, "Duplicate"),
        ("Duplicate", False, "Duplicate"),
        ("Stale", True, None),
        ("Stale", False, "Stale"),
    }


def test_st_marys_air_gapped_instances_are_silent_as_they_should_be(sample: Sample) -> None:
    if sample.name != "stmarys":
        pytest.skip("only St Mary's reserves licences")
    found = sample.rows("""
        select match_class, is_contested, count(*)
        from marts.instance_match
        where virtual_account like '%-AirGap'
        group by all
    """)
    assert found == [("Stale", False, 89)]


def test_devices_that_tell_another_level_than_cssm(sample: Sample) -> None:
    told = sample.expected["sources_story"]["device_outputs"].get("other_level_count", 0)
    ((devices,),) = sample.rows("select count(distinct (smart_account, instance_id)) from core.level_mismatches")
    assert devices == len(sample.estate.read("checks.findings", check_name="level_mismatch")) == told
    # A level higher or lower is one licence more and another less: no device's sum changes.
    assert (
        sample.rows("""
        select instance_id from core.level_mismatches group by instance_id having sum(difference_count) <> 0
    """)
        == []
    )


def test_no_device_is_told_by_two_checks(sample: Sample) -> None:
    findings = sample.estate.read("checks.findings", check_name=list(CHECKS))
    subjects = findings["finding_row"].str.json_path_match("$.smart_account").fill_null("") + "|" + findings["subject"]
    assert subjects.is_duplicated().sum() == 0
    ((instances,),) = sample.rows("""
        select count(*) from marts.instance_match where match_class not in ('Unmatched', 'Matched')
    """)
    assert len(findings.filter(findings["check_name"] != "deployment_systems_disagree")) == instances


def test_no_more_is_contested_than_an_instance_uses(sample: Sample) -> None:
    assert sample.rows("select instance_id from marts.instance_match where contested_count > in_use_count") == []
    ((rows, uses),) = sample.rows("""
        select
            (select sum(contested_count) from core.contested_use),
            (select sum(contested_count) from marts.instance_match)
    """)
    assert (rows or 0) == (uses or 0)

"""core.device_use: the licences a device names in its newest capture."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


DEVICES = """
    file_id | host_name | serial_number | taken_at   | path
    old     | sw-1      | FOC1          | 2026-10-01 | old.txt
    new     | sw-1      | FOC1          | 2026-11-17 | new.txt
"""


def test_the_newest_capture_speaks_and_a_name_cut_short_is_left_out(check_model: CheckModel) -> None:
    check_model(
        "core.device_use",
        given={
            "core.output_devices": DEVICES,
            "staging.device_licenses": """
            file_id | row_number | host_name | license_name               | in_use_count | reported_status | is_truncated
            old     | 10         | sw-1      | C9300-24 DNA Essentials    | 2            | IN USE          | false
            new     | 10         | sw-1      | C9300-24 DNA Advantage     | 2            | IN USE          | false
            new     | 20         | sw-1      | C9300-24_Network Advantage | 2            | NOT IN USE      | false
            new     | 30         | sw-1      | C9300-24 DNA Advan...      | 2            | IN USE          | true
        """,
        },
        expect="""
            serial_number | license_key                | license_name               | in_use_count | is_used | row_number
            FOC1          | c9300 24 dna advantage     | C9300-24 DNA Advantage     | 2            | true    | 10
            FOC1          | c9300 24 network advantage | C9300-24_Network Advantage | 2            | false   | 20
        """,
    )


def test_a_licence_named_twice_is_one_and_its_counts_add_up(check_model: CheckModel) -> None:
    check_model(
        "core.device_use",
        given={
            "core.output_devices": DEVICES,
            "staging.device_licenses": """
            file_id | row_number | host_name | license_name           | in_use_count | enforcement_type | license_type | is_truncated
            new     | 10         | sw-1      | C9300-24 DNA Advantage | 2            | NOT ENFORCED     | Subscription | false
            new     | 20         | sw-1      | C9300-24 DNA advantage | 1            |                  |              | false
            new     | 30         | sw-1      |                        | 0            |                  |              | false
        """,
        },
        expect="""
            license_key            | in_use_count | enforcement_type | license_type
            c9300 24 dna advantage | 3            | NOT ENFORCED     | Subscription
        """,
    )

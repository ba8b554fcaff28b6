"""marts.bridge_limits: what the bridge leans on and the folder does not hold."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_missing_source_is_a_limit_of_its_step_and_a_stale_one_is_none(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_limits",
        given={
            "marts.source_kinds": """
            subject   | source_status
            pak       | Missing
            orders    | Stale
            instances | Found
            """,
            "core.deployed_devices": """
            device_id | system_name
            FDO1      | CMDB
            """,
            "inputs.agreements": """
            subscription_id
            Sub-1
            """,
        },
        expect="""
            step_number | step_key | step_name       | subject | limit_words
            5           | pak      | Unmigrated PAKs | pak     | no PAK list
        """,
    )


def test_an_empty_folder_evidences_no_step(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_limits",
        given={},
        expect="""
            step_number | subject    | limit_words
            5           | pak        | no PAK list
            6           | orders     | no orders
            7           | deployment | no deployment records
            7           | instances  | no product instances
            9           | agreement  | no agreement
        """,
    )


def test_installed_base_or_device_outputs_are_deployment_records_enough(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_limits",
        given={
            "marts.source_kinds": """
            subject    | source_status
            pak        | Found
            orders     | Found
            instances  | Found
            deployment | Missing
            """,
            "core.deployed_devices": """
            device_id | system_name
            FDO1      | Device output
            """,
            "inputs.agreements": """
            subscription_id
            Sub-1
            """,
        },
        expect="""
            step_number | limit_words
        """,
    )

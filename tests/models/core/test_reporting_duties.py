"""core.reporting_duties: what a device owes for a licence, and when (RULES.md §5)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


CLASSES = """
    license_key | enforcement       | duration
    net         | unenforced        | perpetual
    dna         | unenforced        | subscription
    macsec      | enforced          | perpetual
    hsec        | export controlled | perpetual
    new         |                   | subscription
    bare        | unenforced        |
"""
DEFAULTS = """
    license_class           | first_report_days | reporting_frequency_days | report_on_change_days
    unenforced perpetual    | 365               | 0                        | 90
    unenforced subscription | 90                | 90                       | 90
    enforced                | 0                 | 0                        | 0
    export controlled       | 0                 | 0                        | 0
"""


def licenses(*keys: str) -> str:
    header = "serial_number | license_key | is_listed_by_device | is_used | taken_at"
    return "\n".join([header, *(f"FOC1 | {key} | true | true | 2026-11-17" for key in keys)])


def device(**facts: str) -> str:
    facts = {"is_reporting_told": "true", "is_registered_way": "false", **facts}
    return f"serial_number | {' | '.join(facts)}\nFOC1 | {' | '.join(facts.values())}"


def dates(first: str = "", last: str = "", change: str = "", key: str = "dna") -> str:
    return f"""
        serial_number | license_key | first_use_date | last_use_date | last_change_date | measured_until_date
        FOC1          | {key}       | {first}        | {last}        | {change}         | {last}
    """


def owes(check_model: CheckModel, expect: str, **given: str) -> None:
    pictures = {"core.license_classes": CLASSES, "reference.reporting_policies": DEFAULTS}
    names = {
        "licenses": "core.reporting_licenses",
        "devices": "core.reporting_devices",
        "use": "core.use_dates",
        "policies": "staging.reporting_policies",
        "outputs": "core.output_devices",
        "own": "core.device_use",
    }
    check_model(
        "core.reporting_duties", given=pictures | {names[name]: one for name, one in given.items()}, expect=expect
    )


def test_the_deadline_the_device_prints_is_due_whatever_else_could_be_worked_out(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | policy_source | due_date
            dna         | Device        | 2026-12-31
            new         | Device        | 2026-12-31
        """,
        licenses=licenses("dna", "new"),
        devices=device(last_ack_date="2026-01-01", next_ack_date="2026-12-31"),
        use=dates("2025-01-01", "2026-11-01", "2026-10-01"),
    )


def test_before_any_report_it_is_first_use_and_the_days_of_the_first_report(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | policy_source | due_date   | first_report_days
            dna         | Cisco default | 2026-11-30 | 90
        """,
        licenses=licenses("dna"),
        devices=device(),
        use=dates("2026-09-01", "2026-11-01"),
    )


def test_after_a_report_first_use_asks_for_nothing_more(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | due_date
            net         |
        """,
        licenses=licenses("net"),
        devices=device(last_report_date="2026-10-01"),
        use=dates("2026-09-01", "2026-11-01", key="net"),
    )


def test_the_last_acknowledgement_and_the_frequency(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | due_date
            dna         | 2027-01-29
            net         |
        """,
        licenses=licenses("dna", "net"),
        devices=device(last_ack_date="2026-10-31"),
    )


def test_a_change_not_yet_reported_and_the_earliest_of_both(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | due_date   | last_change_date
            dna         | 2026-12-05 | 2026-09-15
        """,
        licenses=licenses("dna"),
        devices=device(last_report_date="2026-09-01", last_ack_date="2026-09-06"),
        use=dates("2026-01-01", "2026-11-01", "2026-09-15"),
    )


def test_a_change_before_the_last_report_was_reported_with_it(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | due_date
            net         |
        """,
        licenses=licenses("net"),
        devices=device(last_report_date="2026-10-30", last_ack_date="2026-10-31"),
        use=dates("2026-01-01", "2026-11-01", "2026-10-01", key="net"),
    )


def test_a_licence_added_after_the_last_report_is_a_change(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | last_change_date | due_date
            net         | 2026-11-01       | 2027-01-30
        """,
        licenses=licenses("net"),
        devices=device(last_report_date="2026-10-01", last_ack_date="2026-10-01"),
        use=dates("2026-11-01", "2026-11-15", key="net"),
    )


def test_a_licence_that_the_device_no_longer_shows_is_a_change_of_the_day_it_was_last_measured(
    check_model: CheckModel,
) -> None:
    owes(
        check_model,
        """
            license_key | last_change_date | due_date
            net         | 2026-10-20       | 2027-01-18
        """,
        licenses=licenses("net").replace("true | true |", "true | false |"),
        devices=device(last_report_date="2026-10-01", last_ack_date="2026-10-01"),
        use=dates("2026-01-01", "2026-10-20", key="net"),
    )


def test_nought_days_ask_for_no_report(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | policy_source | license_class     | due_date
            hsec        | Cisco default | export controlled |
            macsec      | Cisco default | enforced          |
        """,
        licenses=licenses("hsec", "macsec"),
        devices=device(last_ack_date="2026-01-01"),
        use=dates("2025-01-01", "2026-11-01", key="hsec"),
    )


def test_the_device_s_own_policy_is_before_the_default_and_its_newest_speaks(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | policy_source | reporting_frequency_days | report_on_change_days | is_ack_required | due_date
            dna         | Device        | 30                       | 60                    | false           | 2026-11-30
            net         | Cisco default | 0                        | 90                    | true            |
        """,
        licenses=licenses("dna", "net"),
        devices=device(last_ack_date="2026-10-31"),
        outputs="""
            file_id | host_name | serial_number | taken_at   | path
            old     | sw-1      | FOC1          | 2026-10-01 | a
            new     | sw-1      | FOC1          | 2026-11-17 | b
        """,
        policies="""
            file_id | row_number | host_name | license_class           | reporting_ack_required | first_report_days | reporting_frequency_days | report_on_change_days
            old     | 30         | sw-1      | unenforced subscription | yes                    | 10                | 10                       | 10
            new     | 30         | sw-1      | unenforced subscription | no                     | 90                | 30                       | 60
        """,
    )


def test_a_policy_for_all_unenforced_licences_holds_for_perpetual_ones_and_subscriptions(
    check_model: CheckModel,
) -> None:
    owes(
        check_model,
        """
            license_key | policy_source | due_date
            dna         | Device        | 2027-04-29
            macsec      | Cisco default |
        """,
        licenses=licenses("dna", "macsec"),
        devices=device(last_ack_date="2026-10-31"),
        outputs="""
            file_id | host_name | serial_number | taken_at   | path
            new     | sw-1      | FOC1          | 2026-11-17 | b
        """,
        policies="""
            file_id | row_number | host_name | license_class | reporting_frequency_days
            new     | 30         | sw-1      | unenforced    | 180
        """,
    )


def test_a_class_that_nobody_tells_is_not_guessed(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | license_class | policy_source | due_date
            bare        |               |               |
            new         |               |               |
        """,
        licenses=licenses("bare", "new"),
        devices=device(last_ack_date="2026-01-01"),
    )


def test_the_device_s_own_word_of_a_licence_is_before_what_others_say(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | license_class
            net         | unenforced subscription
        """,
        licenses=licenses("net"),
        devices=device(),
        own="""
            serial_number | license_key | enforcement_type | license_type
            FOC1          | net         | NOT ENFORCED     | Subscription
        """,
    )


def test_without_an_output_that_tells_of_reports_nothing_is_known_to_be_due(check_model: CheckModel) -> None:
    owes(
        check_model,
        """
            license_key | policy_source | due_date
            dna         | Cisco default |
        """,
        licenses=licenses("dna"),
        devices=device(is_reporting_told="false"),
        use=dates("2026-01-01", "2026-11-01"),
    )


def test_a_change_is_told_by_a_deadline_line_or_by_usage_measured_since(check_model: CheckModel) -> None:
    for facts, measured, answer in (
        ({"is_deadline_told": "true"}, "2026-09-01", "true"),
        ({"is_deadline_told": "false"}, "2026-11-01", "true"),
        ({"is_deadline_told": "false"}, "2026-09-01", "false"),
    ):
        owes(
            check_model,
            f"""
            license_key | is_change_told
            net         | {answer}
        """,
            licenses=licenses("net"),
            devices=device(last_ack_date="2026-10-01", **facts),
            use=dates("2026-01-01", measured, key="net"),
        )


def test_a_device_registered_in_the_older_way_owes_its_next_contact(check_model: CheckModel) -> None:
    for facts, due in (
        ({"authorization_date": "2026-10-01"}, "2026-12-30"),
        ({"authorization_date": "2026-10-01", "authorization_end_date": "2026-12-01"}, "2026-12-01"),
        ({"authorization_date": "2026-10-01", "registration_end_date": "2026-11-30"}, "2026-11-30"),
        ({"last_ack_date": "2026-10-01"}, ""),
    ):
        owes(
            check_model,
            f"""
            license_key | due_date
            dna         | {due}
        """,
            licenses=licenses("dna"),
            devices=device(**{"is_reporting_told": "false", "is_registered_way": "true"} | facts),
        )

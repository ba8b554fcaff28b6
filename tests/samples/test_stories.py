"""What each client's README says a reader should find is there to be found."""

from __future__ import annotations

from pathlib import Path

from analysis.engine.estate import open_estate


def findings(folder: Path, name: str) -> list[str]:
    with open_estate(folder) as estate:
        return estate.read("checks.findings", check_name=name)["finding"].to_list()


def test_harbourlines_campus_is_short_where_its_datacentre_has_spare(sample_clients: dict[str, Path]) -> None:
    assert "C9300-24 DNA Advantage is short by 120 in Campus while Datacentre holds 150 spare." in findings(
        sample_clients["harbourline"], "misplaced_license"
    )


def test_harbourlines_ise_advantage_moves_in_the_agreements_own_tool(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["harbourline"]) as estate:
        moves = dict(estate.read("marts.cured_shortages").select("license_name", "move_tool").rows())
    assert moves["ISE Advantage"] == "the EA tool of Sub-1029384"
    assert moves["ISE Essentials"] == "Cisco Smart Software Manager"
    both = "Cisco Smart Software Manager, and 40 of them in the EA tool of Sub-1029384"
    assert moves["C9300-24 DNA Advantage"] == both


def test_harbourlines_demo_pending_and_cancelled_lots_count_nothing(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["harbourline"]) as estate:
        rows = estate.query("""
            select lot_status, lot_count
            from core.license_lots
            where lot_status in ('Demo', 'Cancelled') or reported_status = 'PENDING'
            order by all
        """).rows()
    assert rows == [("Cancelled", 15), ("Demo", 1000), ("Future", 4)]


def test_harbourlines_air_cargo_owns_nothing_and_is_still_covered(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["harbourline"]) as estate:
        rows = estate.read("core.virtual_accounts", virtual_account="Air Cargo East Midlands")
    assert rows.select("is_listed", "has_licenses", "has_instances").rows() == [(True, True, True)]
    assert findings(sample_clients["harbourline"], "account_never_exported") == []


def test_stmarys_notice_is_due_in_six_days(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["stmarys"]) as estate:
        facts = estate.read("marts.renewal_facts").row(0, named=True)
        notice = estate.read("marts.event_calendar", event_key="notice").sort("event_date").row(0, named=True)
    assert (facts["next_notice_agreement_name"], facts["days_to_next_notice"]) == ("Secure Client subscription", 6)
    assert (notice["event_name"], notice["days_ahead"]) == ("Notice deadline, Secure Client subscription", 6)


def test_stmarys_contract_charges_above_commitment(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["stmarys"]) as estate:
        facts = estate.read("marts.true_forward_facts").row(0, named=True)
    assert facts["charge_basis"] == "above_commitment"
    assert facts["charge_amount"] == facts["over_commitment_amount"] > facts["above_allowance_amount"]


def test_calderbanks_two_defaults_are_told_and_never_net(sample_clients: dict[str, Path]) -> None:
    assert (
        "Virtual Account DEFAULT exists in 2 Smart Accounts; they are kept apart, and nothing nets between them."
        in findings(sample_clients["calderbank"], "same_account_name")
    )
    with open_estate(sample_clients["calderbank"]) as estate:
        rows = estate.read("marts.license_netting", license_name="C9300-48 DNA Advantage").sort("smart_account")
    assert [row["genuine_short_count"] > 0 for row in rows.to_dicts()] == [True, False]
    assert [row["surplus_count"] > 0 for row in rows.to_dicts()] == [False, True]


def test_calderbanks_proposal_asks_for_one_suite_twice_and_it_is_charged_once(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["calderbank"]) as estate:
        rows = estate.read("marts.proposal_lines", sku="E3N-C9300-48-A").sort("row_number")
    assert rows["proposal_line"].to_list() == ["4", "21"]
    assert rows["is_repeated"].to_list() == [False, True]
    assert rows["contract_amount"].to_list()[1] == 0

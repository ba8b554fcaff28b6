"""What was bought and what CSSM shows of it: the orders gone astray and the keys never converted, of every sample."""

from __future__ import annotations

from tests.samples.conftest import Sample


def test_the_undeposited_orders_come_out_with_their_licences_units_and_money(sample: Sample) -> None:
    told = sample.expected["sources_story"]["orders"]
    found = sample.rows("""
        select order_number, sku, license_name, undeposited_count, cast(order_date as varchar)
        from marts.purchase_match
        where purchase_class in ('Not deposited', 'Part deposited')
        order by all
    """)
    columns = ("order_number", "sku", "license_name", "quantity_count", "order_date")
    assert found == sorted(tuple(row[name] for name in columns) for row in told["undeposited"])
    assert sample.rows("""
        select cast(sum(net_amount) as varchar), any_value(currency), cast(sum(hidden_count) as bigint), count(*)
        from core.hidden_entitlements
        where hidden_kind = 'Undeposited order' and confidence_grade = 'B'
    """) == [
        (
            told["undeposited_net_amount"],
            told["currency"],
            told["undeposited_quantity_count"],
            told["undeposited_line_count"],
        )
    ]


def test_every_other_order_line_is_deposited_in_full(sample: Sample) -> None:
    told = sample.expected["sources_story"]["orders"]
    assert sample.rows("""
        select count(*), bool_and(deposited_count = ordered_count and match_key = 'Order number')
        from marts.purchase_match
        where purchase_class = 'Deposited'
    """) == [(told["order_line_count"] - told["undeposited_line_count"], True)]


def test_no_unit_of_a_lot_proves_two_orders_and_every_unit_is_proven_or_said(sample: Sample) -> None:
    assert sample.rows("""
        select count(*)
        from core.lot_orders
        where proven_count > lot_count or proven_count < 0
    """) == [(0,)]
    assert sample.rows("""
        select
            (select sum(deposited_count) from core.deposits)
            = (select sum(deposited_count) from marts.purchase_match where ordered_count is not null)
    """) == [(True,)]


def test_the_unmigrated_keys_come_out_by_sku(sample: Sample) -> None:
    told = sample.expected["sources_story"]["pak"]
    found = sample.rows("""
        select sku, count(*), cast(sum(unmigrated_count) as bigint)
        from marts.pak_match
        where unmigrated_count > 0
        group by sku
        order by sku
    """)
    columns = ("sku", "pak_count", "quantity_count")
    assert found == [tuple(row[name] for name in columns) for row in told["unmigrated"]]
    assert sample.rows("select count(*), bool_and(pak_class <> 'Unknown') from marts.pak_match") == [
        (told["pak_count"], True)
    ]


def test_keys_are_counted_by_licence_where_the_estate_knows_it_and_listed_without_one_elsewhere(sample: Sample) -> None:
    found = sample.rows("""
        select license_name, cast(sum(hidden_count) as bigint)
        from core.hidden_entitlements
        where hidden_kind = 'Unmigrated PAK' and license_name is not null
        group by license_name
        order by license_name
    """)
    told = sample.expected.get("pak") or sample.expected["sources_story"]["pak"].get("of_known_license", [])
    assert found == [(row["license_name"], row["unconverted_count"]) for row in told]
    ((unknown,),) = sample.rows("""
        select cast(coalesce(sum(hidden_count), 0) as bigint)
        from core.hidden_entitlements
        where hidden_kind = 'Unmigrated PAK' and license_name is null
    """)
    assert unknown == sample.expected["sources_story"]["pak"]["unmigrated_quantity_count"] - sum(
        count for _, count in found
    )


def test_a_key_is_worth_the_price_lists_price(sample: Sample) -> None:
    assert sample.rows("""
        select count(*)
        from core.hidden_entitlements as hidden
        inner join core.license_prices as prices using (license_name)
        where
            hidden.hidden_kind = 'Unmigrated PAK'
            and hidden.net_amount
            is distinct from cast(hidden.hidden_count * prices.single_unit_price_amount as decimal(18, 2))
    """) == [(0,)]

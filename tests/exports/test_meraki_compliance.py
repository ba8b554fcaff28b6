"""Whether Meraki's subscriptions comply, and what they lack."""

from __future__ import annotations

import json
from datetime import date

from tests.engine.conftest import Land
from tests.exports.meraki import compliance
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "meraki_compliance"


def test_what_a_subscription_lacks_is_told_with_its_grace(land: Land) -> None:
    well = compliance(subscription={"id": "Sub100002", "status": "compliant"}, violations={"byProductClass": []})
    landed = land({f"{DAY}/c.json": json.dumps([compliance(), well])})
    assert landed.formats == {f"{DAY}/c.json": FORMAT}
    assert landed.counts == {"c.json": (2, 2, 0)}
    columns = ("subscription_id", "product_class", "sku", "missing_count", "grace_end_date")
    assert staged(landed, "staging.meraki_shortages", *columns) == [
        ("Sub100001", "wireless", "LIC-MR-ADV", 7, date(2026, 12, 1))
    ]

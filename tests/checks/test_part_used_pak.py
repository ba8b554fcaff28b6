"""checks/part_used_pak: keys used in part, the migration that stopped half-way."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_part_used_key_says_how_much_was_used_where_it_is_known(check_rule: CheckRule) -> None:
    check_rule(
        "part_used_pak",
        given={
            "marts.pak_match": """
            file_id | row_number | pak_number | sku | license_name      | quantity_count | fulfilled_count | migrated_count | pak_class
            list    | 2          | P1         | A   | ISR_4400_Security | 4              | 1               | 0              | Part-used
            list    | 3          | P2         | B   |                   | 6              | 3               |                | Part-used
            list    | 4          | P3         | B   |                   | 6              |                 | 0              | Part-used
            list    | 5          | P4         | B   |                   | 6              | 6               | 0              | Fulfilled
        """
        },
        finds=[
            "PAK P2 of 6 B was used in part: its status says that some were converted, not how many.",
            "PAK P3 of 6 B was used in part: how many were fulfilled is not told, none converted.",
            "PAK P1 of 4 ISR_4400_Security was used in part: 1 fulfilled, none converted.",
        ],
    )

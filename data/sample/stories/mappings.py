"""Mappings as an advisor writes them: which header of a table nobody knows is which column."""

from __future__ import annotations

PAK_PORTAL = (
    "The PAK portal's list has no public layout: these are the advisor's answers about its headers.",
    "pak_licenses",
    {
        "pak_number": "PAK Number",
        "sku": "SKU",
        "quantity": "Quantity",
        "fulfilled_quantity": "Fulfilled Quantity",
        "status": "Status",
        "pak_date": "Date",
        "smart_account": "Smart Account",
    },
)
PAK_KEYS = (
    "The bank's own list of keys, made from the portal's.",
    "pak_licenses",
    {
        "pak_number": "Key",
        "sku": "Product",
        "quantity": "Count",
        "fulfilled_quantity": "Issued",
        "status": "PAK_STATUS",
        "pak_date": "Created",
        "smart_account": "Account",
    },
)
PURCHASES = (
    "The hospital's purchase ledger; its remark is not mapped and stays in raw.",
    "orders",
    {
        "order_number": "Our reference",
        "line": "Pos",
        "sku": "Item",
        "description": "What",
        "quantity": "Pieces",
        "unit_net_price": "Each, net",
        "order_date": "Bought on",
        "virtual_account": "Delivered to",
    },
)
ASSET_REGISTER = (
    "An asset register: its condition says what is in service and what is gone.",
    "device_list",
    {
        "host_name": "Machine",
        "serial_number": "S/N",
        "product_id": "Make and Model",
        "status": "Condition",
        "last_seen": "Checked On",
    },
)
SERVERS = (
    "The hospital's list of servers: which release SSM On-Prem ran in August.",
    "onprem_versions",
    {"server": "Server", "version": "Release"},
)
USERS = (
    "Users and roles of the Smart Account; who they are is not mapped and stays in raw.",
    "account_users",
    {
        "role": "Role",
        "virtual_account": "Virtual Account",
        "last_sign_in": "Last Login Date",
        "status": "Status",
    },
)
Mapping = tuple[str, str, dict[str, str]]
MAPPINGS: dict[str, dict[str, Mapping]] = {
    "harbourline": {},
    "stmarys": {"pak_portal": PAK_PORTAL, "purchases": PURCHASES, "cmdb_extract": ASSET_REGISTER, "servers": SERVERS},
    "calderbank": {"keys": PAK_KEYS, "asset_register": ASSET_REGISTER, "users": USERS},
}


def mapping_files(client_id: str) -> dict[str, str]:
    """The client's mappings by path."""
    return {f"mappings/{name}.toml": _text(one) for name, one in MAPPINGS[client_id].items()}


def _text(mapping: Mapping) -> str:
    why, name, columns = mapping
    lines = "".join(f'{column} = "{header}"\n' for column, header in columns.items())
    return f'# {why}\nformat = "{name}"\n\n[columns]\n{lines}'

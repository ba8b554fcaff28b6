"""Devices as systems of deployment records give them."""

from __future__ import annotations

from typing import Any


def catalyst_device(**fields: Any) -> dict[str, Any]:
    """A stack as Catalyst Center's `network-device` gives it."""
    return {
        "hostname": "sw-01.acme.example",
        "managementIpAddress": "192.0.2.1",
        "serialNumber": "FOC1234X0AB, FOC1234X0AC",
        "platformId": "C9300-48U, C9300-24U",
        "softwareVersion": "17.9.4",
        "series": "Cisco Catalyst 9300 Series Switches",
        "role": "ACCESS",
        "reachabilityStatus": "Reachable",
        "lastUpdated": "2026-10-30 02:11:09",
        "family": "Switches and Hubs",
        **fields,
    }


def catalyst_license(**fields: Any) -> dict[str, Any]:
    """A device as Catalyst Center's licence summary gives it."""
    return {
        "device_name": "sw-01.acme.example",
        "ip_address": "192.0.2.1",
        "model": "C9300-48U",
        "dna_level": "Advantage",
        "network_license": "Advantage",
        "license_mode": "Smart License Using Policy",
        "registration_status": "Registered",
        "smart_account_name": "acme.example",
        "virtual_account_name": "Campus",
        "last_updated_time": "2026-10-30 02:11:09",
        "last_successful_rum_usage_upload_time": "Tue Oct 20 2026",
        **fields,
    }


def sdwan_device(**fields: Any) -> dict[str, Any]:
    """An edge device as SD-WAN Manager gives it."""
    return {
        "deviceType": "vedge",
        "serialNumber": "01D3B7A5",
        "uuid": "C8300-1N1S-6T-FDO1234M0AB",
        "chasisNumber": "C8300-1N1S-6T-FDO1234M0AB",
        "deviceModel": "vedge-C8300-1N1S-6T",
        "validity": "valid",
        "host-name": "edge-1",
        "system-ip": "192.0.2.9",
        "version": "17.09.04",
        "reachability": "reachable",
        **fields,
    }


def netbox_device(**fields: Any) -> dict[str, Any]:
    """A device as NetBox's API gives it."""
    return {
        "id": 7,
        "name": "sw-01",
        "device_type": {"id": 1, "model": "C9300-48U", "manufacturer": {"name": "Cisco"}},
        "role": {"name": "Access"},
        "platform": {"name": "IOS-XE 17.9"},
        "serial": "FOC1234X0AB",
        "site": {"name": "Head office"},
        "status": {"value": "active", "label": "Active"},
        "primary_ip": {"address": "192.0.2.1/24"},
        "last_updated": "2026-10-30T02:11:09.123456Z",
        **fields,
    }

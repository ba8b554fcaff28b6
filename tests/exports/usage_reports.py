"""RUM reports as a device writes them: JSON inside JSON inside XML."""

from __future__ import annotations

import json
from typing import Any

TAG = "regid.2018-06.com.cisco.DNA_NWStack,1.0_0f0e0d0c-0000-4000-8000-000000000001"
BEGUN = 1761868800  # 2025-10-31 00:00:00


def measurement(
    count: object = "2", start: object = BEGUN, end: object = BEGUN + 86400, **fields: Any
) -> dict[str, Any]:
    """One measurement of a report."""
    return {
        "log_time": start,
        "metric_name": "ENTITLEMENT",
        "start_time": start,
        "end_time": end,
        "sample_interval": 86400,
        "num_samples": 96,
        "value": {"type": "COUNT", "value": count},
        **fields,
    }


def payload(
    *measurements: Any, serial: str = "FOC1234X0AB", report_id: object = 1761868800, **meta: Any
) -> dict[str, Any]:
    """What a report says, before it is packed."""
    sudi = {"udi_pid": "C9800-CL-K9", "udi_serial_number": serial}
    return {
        "version": "2.0",
        "asset_identification": {
            "report_id": report_id,
            "asset": {"name": "regid.2018-05.com.cisco.WLC_9500C,1.0_0f0e0d0c"},
            "instance": {"sudi": sudi},
        },
        "meta": {
            "entitlement_tag": TAG,
            "software_version": "17.09.02",
            "ha_udi": [{"role": "Active", "sudi": sudi}],
            **meta,
        },
        "measurements": list(measurements),
    }


def report(told: dict[str, Any] | str, key: str | None = "device key") -> str:
    """One report, packed and signed."""
    text = told if isinstance(told, str) else json.dumps(told)
    return f"<RUMReport><![CDATA[{json.dumps({'payload': text, 'signature': {'key': key}})}]]></RUMReport>"


def save_file(*reports: str) -> str:
    """A device's own file of reports."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<smartLicense>{"".join(reports)}</smartLicense>\n'

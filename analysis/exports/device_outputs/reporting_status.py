"""How a device stands with CSSM: registration, authorisation, account, transport and what it reported when."""

from __future__ import annotations

from analysis.exports.device_outputs.labels import pairs_of, put, snake
from analysis.exports.device_outputs.section import Section

_TABLE = """
registration | status | registration_status
registration | initial registration | initial_registration
registration | last renewal attempt | last_renewal_attempt
registration | next renewal attempt | next_renewal_attempt
registration | registration expires | registration_expires
registration | export-controlled functionality | export_controlled_functionality
registration | product instance name | product_instance_name
registration | failure reason | registration_failure_reason
license authorization | status | authorization_status
license authorization | evaluation period remaining | evaluation_remaining
license authorization | last communication attempt | last_communication_attempt
license authorization | next communication attempt | next_communication_attempt
license authorization | communication deadline | authorization_deadline
license authorization | failure reason | authorization_failure_reason
license usage | license authorization status | authorization_status
license usage | status | authorization_status
evaluation period | evaluation mode | evaluation_mode
evaluation period | evaluation period remaining | evaluation_remaining
export authorization key | features authorized | export_features_authorized
utility | status | utility_status
smart licensing using policy | status | using_policy_status
smart licensing using policy | reporting mode | reporting_mode
account information | product instance name | product_instance_name
data privacy | sending hostname | sending_host_name
data privacy | callhome hostname privacy | call_home_host_name_privacy
data privacy | smart licensing hostname privacy | smart_licensing_host_name_privacy
data privacy | version privacy | version_privacy
transport | type | transport_type
transport | url | transport_url
transport | cslu address | cslu_address
transport | proxy | proxy
transport | address | proxy_address
transport | port | proxy_port
transport | vrf | transport_vrf
transport | server identity check | server_identity_check
transport | ip mode | transport_ip_mode
transport | trust point | transport_trust_point
miscellaneous | custom id | custom_id
license conversion | automatic conversion enabled | automatic_conversion_enabled
license conversion | status | conversion_status
smart license conversion | automatic conversion enabled | automatic_conversion_enabled
smart license conversion | status | conversion_status
usage reporting | last ack received | last_ack_received
usage reporting | next ack deadline | next_ack_deadline
usage reporting | reporting push interval | reporting_push_interval
usage reporting | next ack push check | next_ack_push_check
usage reporting | next report push | next_report_push
usage reporting | last report push | last_report_push
usage reporting | last report file write | last_report_file_write
agent version | smart agent for licensing | agent_version
reservation info | license reservation | license_reservation
usage report summary | total | usage_report_count
usage report summary | purged | purged_report_count
usage report summary | total acknowledged received | acknowledged_report_count
usage report summary | waiting for ack | waiting_report_count
usage report summary | available to report | available_report_count
usage report summary | collecting data | collecting_report_count
usage report summary | in storage | stored_report_count
usage report summary | mia | missing_report_count
upcoming scheduled jobs | current time | device_time
communication statistics | communication level allowed | communication_level_allowed
communication statistics | overall state | communication_state
other info | agent state | agent_state
other info | software id | software_id
other info | clock sync-ed with ntp | clock_synchronised
other info | overall trust | overall_trust
"""
_KEYS = {
    (section, label): key
    for section, label, key in ([cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines())
}
_TITLES = frozenset(section for section, _ in _KEYS) | {"", "smart licensing status"}
_ACCOUNTS = {"smart account": "smart_account", "virtual account": "virtual_account"}
# Inner workings of the agent and the device: only what the table names is kept.
_INNER_SECTIONS = frozenset(
    {"upcoming scheduled jobs", "license certificates", "ha info", "other info", "platform provided mapping table"}
)
_NOTHING = ("no licenses in use", "no purchase information available", "not registered. no certificates installed")


class ReportingStatus(Section):
    """The one record an output tells over all its sections."""

    pending = ""
    first_row_number = 0

    def heads(self, row_number: int, title: str) -> None:
        """Begin a section of the record."""
        super().heads(row_number, title.casefold())
        # What stands below a heading of its own, without labels, is said under the heading.
        self.pending = "" if self.title in _TITLES else snake(title)

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a line of the section."""
        if label == text.casefold():
            return self._free(row_number, text)
        if self.title in _INNER_SECTIONS:
            key = _KEYS.get((self.title, label))
            if key:
                self.keep(row_number, key, value)
            return True
        if label in _ACCOUNTS:
            self._account(row_number, _ACCOUNTS[label], value)
        elif value and self.title.endswith("summary"):
            for one, said in pairs_of(text):
                self.keep(row_number, self._key(one.casefold()), said)
        elif value:
            self.pending = ""
            self.keep(row_number, self._key(label), value)
        else:
            self.pending = self._key(label)
        return True

    def _free(self, row_number: int, text: str) -> bool:
        """Take a line without a label: it says what the label above it left open."""
        folded = text.casefold()
        if folded.startswith("smart licensing is "):
            self.keep(row_number, "smart_licensing_status", text[len("smart licensing is ") :].strip())
        elif folded.startswith("evaluation period expired"):
            self.keep(row_number, "evaluation_expired", text)
        elif folded.startswith(_NOTHING) or self.title in _INNER_SECTIONS:
            return True
        elif self.pending:
            self.keep(row_number, self.pending, text)
        else:
            return False
        return True

    def _key(self, label: str) -> str:
        known = _KEYS.get((self.title, label))
        return known or "_".join(part for part in (snake(self.title), snake(label)) if part)

    def _account(self, row_number: int, key: str, value: str) -> None:
        """Keep an account's name, and apart from it the time the device learnt it: `NAME As of Oct 14 …`."""
        name, as_of, time = value.rpartition(" As of ")
        self.keep(row_number, key, name.strip() if as_of else value)
        if as_of:
            self.keep(row_number, f"{key}_as_of", time.strip())
            self.keep(row_number, f"{key}_text", value)

    def keep(self, row_number: int, key: str, value: str) -> None:
        """Keep one value of the record."""
        self.first_row_number = self.first_row_number or row_number
        put(self.fields, key, value)

    def end(self) -> None:
        """Tell the record."""
        self.tell("reporting_status", self.first_row_number, self.fields)

"""What a record may hold: its kind, its fields, and what each of them means.

Every value is text as the device says it: `<none>`, `<empty>` and `N/A` are values, times are in the device's own zone.
A label that is not named here is kept under its own words in snake case, behind those of its section.
"""

from __future__ import annotations

_TABLE = """
license | license_name | the licence as CSSM calls it: its description, else the name it is headed with
license | is_truncated | "true" where the device cut the name short with `...`: then it is no key
license | short_name | the name it is headed with, such as network-advantage
license | entitlement_tag | the tag: `regid.…` in tech support, else what stands in brackets behind the name
license | description | its description
license | in_use_count | how many of it are in use
license | version | its version
license | license_status | IN USE, NOT IN USE, AUTHORIZED, OUT OF COMPLIANCE, EVAL MODE; IN USE(15) in tech support
license | export_status | whether its export is restricted
license | feature_name | the feature it is for
license | feature_description | the feature's description
license | enforcement_type | NOT ENFORCED, ENFORCED, EXPORT RESTRICTED
license | license_type | Perpetual, Subscription
license | handle | its number in tech support
license | status_time | since when it has the status
license | request_time | when it was asked for
license | soft_enforced | whether the agent only warns
license | entitlement_interval | how often its use is measured
license | entitlement_current_value | its use as last measured
license | entitlement_current_report | the number of the usage report under way
license | entitlement_previous | the number of the usage report before
license | note | words that belong to no label
reporting_policy | policy_in_use | where the policy comes from, and when it was installed
reporting_policy | policy_name | its name
reporting_policy | reporting_ack_required | whether CSSM must acknowledge reports
reporting_policy | reporting_ack_required_source | who asks it: CISCO default, Customer Policy
reporting_policy | license_class | unenforced [perpetual or subscription], enforced, export controlled
reporting_policy | license_class_text | the class in the device's words
reporting_policy | first_report_days | days from first use to the first report
reporting_policy | first_report_days_source | who asks it
reporting_policy | reporting_frequency_days | days between reports; 0 asks for none
reporting_policy | reporting_frequency_days_source | who asks it
reporting_policy | report_on_change_days | days from a change of use to its report
reporting_policy | report_on_change_days_source | who asks it
reporting_status | smart_licensing_status | ENABLED, DISABLED
reporting_status | using_policy_status | whether Smart Licensing Using Policy is enabled
reporting_status | reporting_mode | STANDARD, or that of an isolated network
reporting_status | utility_status | whether use is reported as a utility
reporting_status | registration_status | REGISTERED, UNREGISTERED
reporting_status | registration_failure_reason | why it failed
reporting_status | initial_registration | outcome and time of the first registration
reporting_status | last_renewal_attempt | outcome and time of the last renewal
reporting_status | next_renewal_attempt | when the next renewal is due
reporting_status | registration_expires | when the registration ends
reporting_status | export_controlled_functionality | whether export-controlled functions are allowed
reporting_status | product_instance_name | the name of the product instance
reporting_status | authorization_status | AUTHORIZED, OUT OF COMPLIANCE, EVAL MODE, Not Applicable; with its time
reporting_status | authorization_failure_reason | why it failed
reporting_status | last_communication_attempt | outcome and time of the last contact
reporting_status | next_communication_attempt | when the next contact is due
reporting_status | authorization_deadline | when the authorisation ends without contact
reporting_status | evaluation_mode | whether the evaluation period runs
reporting_status | evaluation_remaining | what is left of the evaluation period
reporting_status | evaluation_expired | the words that say when the evaluation period ended
reporting_status | export_features_authorized | features that an export authorisation key allows
reporting_status | smart_account | the Smart Account
reporting_status | smart_account_as_of | when the device learnt it
reporting_status | smart_account_text | both, word for word
reporting_status | virtual_account | the Virtual Account
reporting_status | virtual_account_as_of | when the device learnt it
reporting_status | virtual_account_text | both, word for word
reporting_status | sending_host_name | whether reports name the host
reporting_status | call_home_host_name_privacy | whether Call Home hides the host's name
reporting_status | smart_licensing_host_name_privacy | whether Smart Licensing hides the host's name
reporting_status | version_privacy | whether the version is hidden
reporting_status | transport_type | how the device reports: Smart, cslu, Callhome, Off
reporting_status | transport_url | where it reports to
reporting_status | cslu_address | the CSLU or On-Prem server it reports to
reporting_status | proxy | Not Configured, where there is no proxy
reporting_status | proxy_address | the proxy
reporting_status | proxy_port | the proxy's port
reporting_status | transport_vrf | the routing table used
reporting_status | server_identity_check | whether the server's identity is checked
reporting_status | transport_ip_mode | which IP versions are used
reporting_status | transport_trust_point | the trust point used
reporting_status | smart_license_messages | whether Call Home sends licence messages
reporting_status | call_home_profile | the Call Home profile, with its status
reporting_status | custom_id | the custom id
reporting_status | automatic_conversion_enabled | whether traditional licences convert by themselves
reporting_status | conversion_status | how far that is
reporting_status | policy_in_use | where its reporting policy comes from, and when it was installed
reporting_status | policy_name | the policy's name
reporting_status | reporting_ack_required | whether CSSM must acknowledge reports
reporting_status | reporting_ack_required_source | who asks it
reporting_status | last_ack_received | when CSSM last acknowledged a report
reporting_status | next_ack_deadline | until when the next acknowledgement is due
reporting_status | reporting_push_interval | how often the device reports; `0 (no reporting)`
reporting_status | next_ack_push_check | when it next looks for an acknowledgement
reporting_status | next_report_push | when it reports next
reporting_status | last_report_push | when it last reported
reporting_status | last_report_file_write | when it last wrote reports to a file
reporting_status | trust_code_installed | `<none>`, or when the trust code was installed; of a stack, the first member's
reporting_status | agent_version | the version of the licensing agent
reporting_status | license_reservation | whether licences are reserved (SLR, PLR)
reporting_status | usage_report_count | usage reports in all
reporting_status | purged_report_count | of these, purged
reporting_status | acknowledged_report_count | of these, acknowledged
reporting_status | waiting_report_count | of these, sent and not acknowledged
reporting_status | available_report_count | of these, to be sent
reporting_status | collecting_report_count | of these, still measuring
reporting_status | stored_report_count | of these, in storage
reporting_status | missing_report_count | of these, missing
reporting_status | device_enforcement_state | whether the device enforces licences
reporting_status | communication_level_allowed | DIRECT, INDIRECT
reporting_status | communication_state | why communication is as it is
reporting_status | device_time | the device's clock
reporting_status | clock_synchronised | whether the clock follows NTP
reporting_status | agent_state | the agent's state
reporting_status | software_id | the software's tag
reporting_status | overall_trust | the agent's trust
reporting_status | note | lines that belong to no label
device | product_id | product id (PID)
device | serial_number | serial number (SN)
device | version_id | hardware version (VID)
device | role | Active, Standby, Member; none where the device only names itself
device | model | the model, where `show version` gives no product id
device | slot | its slot, or its number in the stack
device | inventory_name | its name in the inventory
device | description | its description in the inventory
device | uuid | UUID of a virtual machine
device | host_id | what traditional licences are bound to
trust_code | role | Active, Standby, Member
trust_code | product_id | product id of the member
trust_code | serial_number | serial number of the member
trust_code | trust_code_installed | INSTALLED, and when
trust_code | trust_code_valid_from | from when it is valid
trust_code | trust_code_expires | when it ends; none where it never does
trust_code | trust_code_type | who issued it
trust_code | trust_code_attributes | what else it says
trust_code | note | words that belong to no label
authorization | authorization_list | the list it stands in, such as Overall status or Purchased Licenses
authorization | role | Active, Standby, Member
authorization | product_id | product id of the member
authorization | serial_number | serial number of the member
authorization | authorization_status | NOT INSTALLED, SMART AUTHORIZATION INSTALLED on …
authorization | reservation_status | NOT INSTALLED, or which reservation is installed
authorization | request_code | the code it asked with
authorization | last_return_code | the code of its last return
authorization | last_confirmation_code | the code of its last confirmation
authorization | reservation_authorization_code | the code it holds
authorization | license_name | the licence authorised
authorization | entitlement_tag | its tag
authorization | description | its description
authorization | available_count | how many are authorised
authorization | reserved_count | how many are reserved
authorization | enforcement_type | EXPORT RESTRICTED, ENFORCED
authorization | authorization_type | which authorisation it is
authorization | license_type | PERPETUAL, TERM, SUBSCRIPTION
authorization | term_count | how many under this term
authorization | start_date | when the term starts
authorization | end_date | when the term ends
authorization | subscription_id | the subscription behind it
communication | message_type | Trust Establishment, Usage Reporting, Result Polling and others
communication | attempts | attempts, successes and failures
communication | ongoing_failure | failures since the last success
communication | last_response | the last answer and its time
communication | failure_reason | why it failed
communication | last_success_time | when it last succeeded
communication | last_failure_time | when it last failed
communication | note | words that belong to no label
software | operating_system | IOS, IOS-XE, NX-OS, ASA, IOS-XR
software | software_version | its version
software | xe_version | the version of IOS-XE around it
software | release | what stands behind the version
software | train | the release's nickname
software | image_id | the image's name
software | system_image | the image's file
software | kickstart_version | the kickstart's version
software | kickstart_image | the kickstart's file
software | bios_version | the BIOS
software | rom | the boot ROM
software | boot_loader | the boot loader
software | fxos_version | the extensible operating system below an ASA
software | device_manager_version | the device manager of an ASA
software | build_label | the build's label
software | compiled_at | when it was compiled
software | host_name | the device's name
software | uptime | how long it has run
software | restarted_at | since when
software | reload_reason | why it restarted
software | config_register | the configuration register
software | operating_mode | Autonomous, Controller-Managed
software | model | the device's model
software | serial_number | its serial number
software | license_level | the licence level that runs
software | license_type | its type
software | next_license_level | the level after the next start
software | air_license_level | the wireless licence level that runs
software | next_air_license_level | the wireless level after the next start
software | throughput_level | the throughput allowed
software | smart_licensing_status | how it stands with Smart Licensing
software | license_mode | Smart Licensing, or the mode before it
software | platform_license_state | whether the platform is licensed
software | platform_license | the platform's licence in words
software | entitlement_note | why no entitlement is active
license_package | technology | the technology or suite
license_package | license_level | the package that runs
license_package | license_type | its type
license_package | next_license_level | the package after the next start
inventory_item | inventory_name | the part's name
inventory_item | description | its description
inventory_item | product_id | product id (PID)
inventory_item | version_id | hardware version (VID)
inventory_item | serial_number | serial number (SN)
inventory_item | note | words that belong to no label
classic_license | feature_name | the feature
classic_license | feature_list | the list it stands in, of an ASA
classic_license | feature_value | its value, of an ASA
classic_license | license_index | its number in the list
classic_license | version | its version
classic_license | period_left | Life time, perpetual, or what is left
classic_license | period_used | what is used
classic_license | license_type | Permanent, EvalRightToUse
classic_license | license_state | Active, In Use
classic_license | license_status | In use, Unused, of NX-OS
classic_license | license_count | how many, or Non-Counted
classic_license | license_priority | its priority
classic_license | installed | Yes, No, of NX-OS
classic_license | expiry_date | when it ends, of NX-OS
classic_license | comments | remarks, such as a grace period
classic_license | enforcement | whether the feature is enforced
classic_license | evaluation | whether it may be evaluated
classic_license | subscription | whether it is a subscription
classic_license | enabled | whether it is enabled
classic_license | right_to_use | whether it may be used on trust
classic_license | slot | the slot or member it is for
classic_license | license_file_name | the license file it stands in
classic_license | license_file_id | the license file's number
classic_license | license_line_id | its line there
classic_license | sku | the product it was bought as
classic_license | pak | the Product Activation Key it was fulfilled from
classic_license | host_id | the host it is bound to
classic_license | note | words that belong to no label
rum_report | report_id | the report's number
rum_report | report_state | OPEN, CLOSED, ACK, DELETED
rum_report | report_flag | its flag in the list
rum_report | feature_name | the feature it measures
rum_report | metric_name | ENTITLEMENT, TELEMETRY
rum_report | entitlement_tag | the entitlement it measures
rum_report | product_id | product id of the device
rum_report | serial_number | serial number of the device
rum_report | previous_report_id | the report before
rum_report | next_report_id | the report after
rum_report | state_change_reason | why its state changed
rum_report | start_time | when it began
rum_report | end_time | when it ended
rum_report | storage_state | whether it is still stored
rum_report | transaction_id | the transaction it was sent in
rum_report | transaction_message | what was answered
rum_report | note | words that belong to no label
license_event | event_list | Event Log, Message History, Import Message History
license_event | message_type | the kind of message, of a history
license_event | event_type | the event, or REQUEST and RESPONSE of a message
license_event | event_time | when it was
license_event | event_text | its words
license_event | event_source | the part of the system that logged it
license_event | event_name | its name there
license_event | message | its message
license_event | entitlement_tag | the entitlement it is about
license_event | in_use_count | the count it tells
other_command | first_line | the line of the file where it begins
other_command | last_line | the last line of it that says something
"""

Vocabulary = dict[str, dict[str, str]]


def _vocabulary() -> Vocabulary:
    kinds: Vocabulary = {}
    for line in _TABLE.strip().splitlines():
        kind, name, meaning = (cell.strip() for cell in line.split("|"))
        kinds.setdefault(kind, {})[name] = meaning
    return kinds


FIELDS: Vocabulary = _vocabulary()
KINDS: tuple[str, ...] = tuple(FIELDS)

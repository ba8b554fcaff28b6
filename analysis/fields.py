"""One definition per column name: its SQL type, its unit and its meaning.

Every column of staging, core, marts, inputs and reference is in here.
"""

from __future__ import annotations

from dataclasses import dataclass

TYPES = {
    "id": "varchar",
    "text": "varchar",
    "name": "varchar",
    "code": "varchar",
    "date": "date",
    "bool": "boolean",
    "count": "bigint",
    "days": "bigint",
    "months": "bigint",
    "number": "bigint",
    "share": "double",
    "amount": "decimal(18,2)",
    "price": "decimal(18,4)",
    "rate": "decimal(18,6)",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What a column name means wherever it stands."""

    name: str
    unit: str
    meaning: str

    @property
    def sql_type(self) -> str:
        """The DuckDB type."""
        return TYPES[self.unit]


_TABLE = """
accounts and files
client_id | id | the client's folder's name
client_name | name | the client's name as readers see it
smart_account | name | a company's top container in CSSM, by its domain
virtual_account | name | a container inside a Smart Account for licences and product instances
surplus_account | name | the Virtual Account with most of a licence to spare
file_id | id | a landed file
row_number | number | the row of the file, as a spreadsheet or list counts it, from 1
path | text | where the file lies in the client's folder
format | code | the export format that was recognised
subject | code | what an export is about, or what a finding is about
taken_at | date | the day an export was taken
date_order | code | dmy or mdy, as the whole file settled it
superseded_at | date | the day a newer export took over from this one; null is the newest
is_account_wide | bool | whether a file speaks for every Virtual Account of its Smart Account
is_current | bool | whether a file, or what it shows, is the newest on or before the as-of date
is_listed | bool | whether an account list names the Virtual Account
has_licenses | bool | whether a licence export covers the Virtual Account
has_instances | bool | whether a product-instance export covers the Virtual Account
reported_count | count | how many records the source says there are
read_count | count | rows read: landed and rejected
landed_count | count | rows that became raw
rejected_count | count | rows that could not be read
file_count | count | files
row_count | count | rows read from all files
rejected_row_count | count | rows of all files that could not be read
age_days | days | days from the export to the as-of date
data_date | date | the day the current licence export was taken
licences and lots
license_name | name | a licence as CSSM prints it
covering_license_name | name | the licence of a higher tier that covers another
substituted_license_name | name | the second licence of a reported substitution, in the source's order
license_type | code | TERM, PERPETUAL, SUBSCRIPTION, DEMO … of a lot
license_family | code | licences that can cover each other: one ladder, platform and port count
ladder_name | name | a ladder of tiers
tier_rank | number | the place on a ladder; higher covers lower
tier_name | name | the tier's own word
name_pattern | text | the pattern by which a licence name shows its tier
billing_type | code | PREPAID and the like
lot_number | number | the lot's place in its licence record, from 1
lot_count | count | licences in a lot
lot_start_date | date | first day of a lot
lot_end_date | date | the day a lot ends; it does not count on that day; null is perpetual or unknown
first_lot_end_date | date | the nearest end among the lots that count today
lot_status | code | Available, Ended, Future, Cancelled, Demo, Unknown: by date before status text
is_dated | bool | whether the source gives lots with dates
substitution_number | number | the substitution's place in its licence record, from 1
reported_status | text | the source's own status or alert text
order_number | id | Cisco's order number of a lot
sku | id | a priced item
reported_quantity_count | count | licences the source says are owned
reported_substitution_count | count | the substitution a CSSM table prints; positive is covered, negative is covering
reported_balance_count | count | the balance a CSSM table prints
available_count | count | licences in force on the as-of date
future_count | count | licences of lots that have not begun
in_use_count | count | licences used
reserved_count | count | licences reserved for a device, part of those in use
substitution_count | count | licences gained (+) or given (−) by substitution inside the Virtual Account
balance_count | count | available + substitution − in use; positive is surplus, negative is short
position_status | code | Covered, Surplus, Misplaced, Short, Unknown …
covered_count | count | shortage that a higher tier could cover
given_count | count | surplus that would cover a lower tier
short_count | count | licences short; on a bridge's change step, the change in it
surplus_count | count | licences to spare
gross_short_count | count | licences short before anything is netted
in_force_short_count | count | licences short once lots not in force are left out
not_in_force_count | count | what leaving out lots not in force adds to the shortage
misplaced_count | count | shortage met by surplus in another Virtual Account of the same Smart Account
move_count | count | licences to move
move_tool | text | where a move is made
genuine_short_count | count | licences short after everything free was tried
unknown_account_count | count | Virtual Accounts whose balance of a licence is unknown
short_account_count | count | Virtual Accounts short of a licence
step_number | number | the step's place in the bridge, from 1
step_key | code | the step of the bridge
step_name | name | the step as readers see it
step_kind | code | level or change
amount | amount | money value of a bridge step
priced_amount | amount | money value of the licences that have a price
unpriced_license_count | count | licences without a price among those a step counts
confidence_grade | code | A to D: how well proven, RULES.md §2
currency | code | ISO code
instances
instance_id | id | product id and serial number, else UUID, else host name
host_name | name | the device's own name
product_id | id | Cisco product id
serial_number | id | serial number
instance_uuid | id | UUID, SUVI or host identifier
product_type | name | kind of product
registration_date | date | the day an instance registered
last_contact_date | date | the day Cisco last heard from an instance
silent_days | days | days since last contact
contact_status | code | Seen, Late, Not seen, Probably gone, Unknown
agreements and money
subscription_id | id | an agreement's or lot's subscription
agreement_name | name | an agreement as readers see it
start_date | date | first day of term
end_date | date | last day of term
milestone_date | date | the day True Forward consumption is captured
notice_date | date | last day to give notice
invoice_date | date | the day True Forward is invoiced
notice_days | days | days before the end of term on which notice is due
invoice_days | days | days from milestone to invoice
charge_basis | code | above_allowance or above_commitment, as the contract says
allowance_rounding | code | floor, nearest or ceiling
month_rounding | code | floor, nearest or ceiling
remaining_months | months | months a True Forward bills: milestone to end of term
term_month | months | the running month of the term on the as-of date
suite_name | name | a suite of an Enterprise Agreement
commitment_type | code | full, partial or add_on
committed_count | count | commitment in force
growth_allowance_share | rate | allowance as a share of commitment
growth_allowance_count | count | allowance as a quantity
allowance_count | count | allowance in force
threshold_count | count | commitment and allowance
consumed_count | count | use counted by the suite
over_count | count | use above the threshold
over_commitment_count | count | use above the commitment
contract_over_count | count | use above what the contract's own basis leaves free
next_committed_count | count | commitment after the event
next_threshold_count | count | commitment after the event, and its allowance
trigger_share | rate | the share of entitlement that fires an off-cycle True Forward
first_month | months | first month of term a trigger holds for
last_month | months | last month of term a trigger holds for
is_off_cycle | bool | whether use is past the off-cycle trigger
list_unit_price_amount | price | list price of one unit for the months the price covers
net_unit_price_amount | price | net price of one unit; a month's where it stands with an agreement
single_unit_price_amount | price | net price of one unit, paid once
price_months | months | months a price covers; null is a single price
price_source | text | where a price was read
price_rank | number | the price's place among all: the lowest speaks for its licence or SKU
charge_amount | amount | True Forward charge above the allowance
over_commitment_amount | amount | True Forward charge above the commitment
contract_amount | amount | True Forward charge on the contract's own basis
above_allowance_amount | amount | True Forward charge above the allowance, all suites
allowance_amount | amount | what the growth allowance is worth in this event
proposal_line | id | the vendor's line number
proposed_count | count | quantity the vendor proposes
proposed_months | rate | months the vendor bills
proposed_amount | amount | the vendor's amount
proposed_date | date | the day of the proposal
proposal_path | text | the proposal's file
proposed_line_count | count | lines of the proposal
unmatched_line_count | count | proposal lines that no suite of the agreement matches
is_matched | bool | whether a suite of the agreement matches the line
is_repeated | bool | whether an earlier line asked for the same suite
disputed_amount | amount | proposed less charge on our data
disputed_share | share | disputed part of the proposal
event and run
as_of_date | date | the day everything is told for
event_kind | code | true_forward, renewal or audit
advisers_engaged_date | date | the day outside advisers were engaged
last_contact_amber_days | days | threshold for late
last_contact_red_days | days | threshold for not seen
last_contact_gone_days | days | threshold for probably gone
event_date | date | the day of an event
event_key | code | today, notice, milestone, invoice, quarter_end, term_end, engage_by
event_name | name | the event as readers see it
is_past | bool | whether an event, or an agreement's term, lies before the as-of date
is_next | bool | whether the client's next event is this agreement's
lead_days | days | days before an event by which something must happen
days_ahead | days | days from the as-of date to an event
fiscal_year | number | Cisco's fiscal year
fiscal_quarter | number | Cisco's fiscal quarter, 1 to 4
quarter_end_date | date | last day of a fiscal quarter
figure_name | code | a figure that cannot be printed
missing_input | text | what is not known
remedy | text | what to do
rule_id | id | a rule of RULES.md
certainty | code | V, S, I or M: how sure a rule is
statement | text | a rule in a sentence
source | text | where a rule or value comes from
facts
license_count | count | different licences
instance_count | count | product instances
smart_account_count | count | Smart Accounts
virtual_account_count | count | Virtual Accounts
unexported_account_count | count | Virtual Accounts no licence export covers
unknown_position_count | count | positions whose balance is unknown
unseen_instance_count | count | instances not heard from for longer than the red threshold
unseen_share | share | share of instances not heard from
gone_instance_count | count | instances probably gone
unknown_instance_count | count | instances whose last contact is unknown
substitutable_count | count | shortage that a higher tier in the same Virtual Account could cover
movable_count | count | shortage that moves cure, after substitution
gross_short_amount | amount | value of the shortage as CSSM shows it
movable_amount | amount | value of what moves cure
genuine_short_amount | amount | value of the genuine shortage
misplaced_share | share | misplaced part of the shortage in force
misplaced_license_count | count | licences with misplacement
netted_short_license_count | count | licences short after netting each with itself alone
genuine_license_count | count | licences genuinely short, as the bridge ends
top_genuine_license | name | the licence with the largest genuine shortage
top_genuine_count | count | its genuine shortage
top_misplaced_license | name | the licence of the largest single misplacement
top_short_account | name | the Virtual Account short of it
top_surplus_account | name | the Virtual Account that holds it
top_short_count | count | how many are short there
top_surplus_count | count | how many are spare there
ended_lot_count | count | ended lots still marked active
ended_license_count | count | licences in them
ending_lot_count | count | lots that no longer count on the next event
ending_license_count | count | licences in them
days_to_milestone | days | days from the as-of date to the milestone
days_to_notice | days | days from the as-of date to the notice deadline
next_notice_date | date | the nearest notice deadline of any agreement
next_notice_agreement_name | name | the agreement of the nearest notice deadline
days_to_next_notice | days | days from the as-of date to the nearest notice deadline
next_quarter_end_date | date | the end of Cisco's running quarter
shortage_kind | code | what the shortage is mostly made of: none, misplaced, genuine, unknown
missing_input_count | count | inputs that figures wait for
charge_kind | code | disputed, charge, nothing or unknown
suite_count | count | suites of the agreements
charged_count | count | use the True Forward charges, on the contract's own basis
charged_suite_count | count | suites the True Forward charges, on the contract's own basis
over_suite_count | count | suites used above their threshold
off_cycle_suite_count | count | suites past their off-cycle trigger
top_suite_name | name | the suite with the largest charge
top_suite_over_count | count | its use above what the contract's basis leaves free
top_suite_amount | amount | its charge
"""


def _fields() -> dict[str, Field]:
    rows = (line.split(" | ", 2) for line in _TABLE.splitlines() if " | " in line)
    return {name: Field(name, unit, meaning) for name, unit, meaning in rows}


FIELDS: dict[str, Field] = _fields()


def sql_type(name: str) -> str:
    """The DuckDB type of a column. Raises KeyError for a name nobody defined."""
    return FIELDS[name].sql_type

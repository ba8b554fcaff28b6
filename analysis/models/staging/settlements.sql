-- Each settlement of the adviser's own ledger as it was written down: what was proposed, and what was settled for. The
-- quarter is the one written, such as Q2 FY26 or 2026 Q2.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.path,
    files.taken_at,
    as_text(raw.settlement) as settlement_id,
    as_text(raw.family) as product_family_name,
    fiscal_year_of(raw.fiscal_quarter) as fiscal_year,
    fiscal_quarter_of(raw.fiscal_quarter) as fiscal_quarter,
    as_date(raw.settlement_date, files.date_order) as settlement_date,
    cast(as_amount(raw.proposed_amount) as decimal(18, 2)) as proposed_amount,
    cast(as_amount(raw.settled_amount) as decimal(18, 2)) as settled_amount,
    upper(as_text(raw.currency)) as currency,
    upper(as_text(raw.settled_currency)) as settled_currency,
    as_text(raw.renewal_history) as renewal_history
from raw.settlement_ledger as raw
inner join meta.files on raw.file_id = files.file_id

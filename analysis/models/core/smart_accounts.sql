-- The Smart Accounts a client's position is told for: those client.toml names and those that licence exports cover;
-- and whether what each owns is told with order numbers or SKUs, so that an order missing there is missing indeed.
-- grain: smart_account
with covered as (
    select
        accounts.smart_account,
        bool_or(accounts.has_licenses) as has_licenses,
        count(*) filter (where not accounts.has_licenses) as unexported_account_count
    from core.virtual_accounts as accounts
    group by accounts.smart_account
),

known as (
    select named.smart_account
    from inputs.smart_accounts as named
    union
    select covered.smart_account
    from covered
    where covered.has_licenses
),

-- The pages of one answer tell together.
told_formats as (
    select
        lots.smart_account,
        coalesce(exports.format, lots.file_id) as format,
        coalesce(bool_or(lots.order_number is not null or lots.sku is not null), false) as has_order_numbers
    from core.license_lots as lots
    left join staging.exports on lots.file_id = exports.file_id
    where lots.lot_count <> 0
    group by lots.smart_account, coalesce(exports.format, lots.file_id)
),

told as (
    select
        told_formats.smart_account,
        bool_and(told_formats.has_order_numbers) as has_order_numbers
    from told_formats
    group by told_formats.smart_account
)

select
    known.smart_account,
    count(*) over () = 1 as is_only,
    coalesce(covered.has_licenses, false) as has_licenses,
    covered.unexported_account_count,
    coalesce(covered.has_licenses and told.has_order_numbers, false) as has_order_numbers
from known
left join covered on known.smart_account = covered.smart_account
left join told on known.smart_account = told.smart_account

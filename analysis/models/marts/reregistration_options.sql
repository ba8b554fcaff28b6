-- Instances that could instead be registered again with the token of a Virtual Account that has their licence to spare:
-- as many as are short, those that use most first, each whole, and no more than is free there (RULES.md §3). A device
-- takes all its licences with it: those that its new Virtual Account cannot cover are counted. Silent ones are left
-- out.
-- grain: smart_account, instance_id, license_name
with short as (
    select
        used.smart_account,
        used.virtual_account,
        used.license_name,
        used.instance_id,
        used.file_id,
        used.row_number,
        used.in_use_count,
        -balances.balance_count as short_count,
        sum(used.in_use_count) over (
            partition by used.smart_account, used.virtual_account, used.license_name
            order by used.in_use_count desc, used.instance_id asc, used.file_id asc, used.row_number asc
            rows between unbounded preceding and current row
        ) - used.in_use_count as before_count
    from core.instance_licenses as used
    inner join marts.transfer_balances as balances
        on
            used.smart_account = balances.smart_account
            and used.virtual_account = balances.virtual_account
            and used.license_name = balances.license_name
            and balances.balance_count < 0
    where used.in_use_count > 0 and used.contact_status not in ('Not seen', 'Probably gone')
),

-- One row an instance, the largest first, numbered by the licences used before it.
leaving as (
    select
        short.smart_account,
        short.virtual_account,
        short.license_name,
        short.instance_id,
        short.file_id,
        short.row_number,
        short.in_use_count,
        sum(short.in_use_count) over (
            partition by short.smart_account, short.license_name
            order by
                short.short_count desc, short.virtual_account asc, short.before_count asc, short.instance_id asc
            rows between unbounded preceding and current row
        ) - short.in_use_count as first_unit
    from short
    where short.before_count < short.short_count
    qualify
        row_number() over (
            partition by short.smart_account, short.instance_id, short.license_name
            order by short.in_use_count desc, short.virtual_account asc, short.file_id asc, short.row_number asc
        ) = 1
),

spare as (
    select
        balances.smart_account,
        balances.virtual_account,
        balances.license_name,
        balances.free_count,
        sum(balances.free_count) over (
            partition by balances.smart_account, balances.license_name
            order by balances.free_count desc, balances.virtual_account asc
            rows between unbounded preceding and current row
        ) - balances.free_count as first_unit
    from marts.transfer_balances as balances
    where balances.free_count > 0
),

options as (
    select
        leaving.smart_account,
        leaving.virtual_account,
        leaving.license_name,
        leaving.instance_id,
        leaving.file_id,
        leaving.row_number,
        leaving.in_use_count,
        spare.virtual_account as to_virtual_account
    from leaving
    asof inner join spare
        on
            leaving.smart_account = spare.smart_account
            and leaving.license_name = spare.license_name
            and leaving.first_unit >= spare.first_unit
    where leaving.first_unit + leaving.in_use_count <= spare.first_unit + spare.free_count
),

others as (
    select
        options.smart_account,
        options.instance_id,
        options.license_name,
        count(*) as other_license_count,
        count(*) filter (where coalesce(there.balance_count, 0) < used.in_use_count) as uncovered_license_count
    from options
    inner join core.instance_licenses as used
        on
            options.file_id = used.file_id
            and options.row_number = used.row_number
            and options.license_name <> used.license_name
            and used.in_use_count > 0
    left join marts.license_position as there
        on
            options.smart_account = there.smart_account
            and options.to_virtual_account = there.virtual_account
            and used.license_name = there.license_name
    group by options.smart_account, options.instance_id, options.license_name
)

select
    options.smart_account,
    options.instance_id,
    options.license_name,
    options.virtual_account,
    options.to_virtual_account,
    options.in_use_count,
    instances.host_name,
    instances.product_id,
    instances.last_contact_date,
    coalesce(others.other_license_count, 0) as other_license_count,
    coalesce(others.uncovered_license_count, 0) as uncovered_license_count,
    options.file_id,
    options.row_number
from options
inner join core.product_instances as instances
    on options.file_id = instances.file_id and options.row_number = instances.row_number
left join others
    on
        options.smart_account = others.smart_account
        and options.instance_id = others.instance_id
        and options.license_name = others.license_name

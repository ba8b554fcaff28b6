-- Each move of licences that event logs tell up to the as-of date, told once however many logs repeat it, with the
-- names as CSSM spells them; a log may write a Virtual Account or a licence in other letters.
-- grain: file_id, row_number
with told as (
    select
        transfers.file_id,
        transfers.row_number,
        exports.path,
        transfers.smart_account,
        transfers.moved_at,
        transfers.license_name,
        transfers.quantity_count,
        transfers.from_virtual_account,
        transfers.to_virtual_account,
        license_key(transfers.license_name) as matching_name,
        lower(transfers.from_virtual_account) as from_word,
        lower(transfers.to_virtual_account) as to_word
    from staging.license_transfers as transfers
    inner join staging.exports on transfers.file_id = exports.file_id
    cross join inputs.run
    where
        transfers.smart_account is not null
        and transfers.moved_at <= run.as_of_date
        and transfers.quantity_count > 0
        and coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
),

counted as (
    select
        told.file_id,
        told.row_number,
        told.path,
        told.smart_account,
        told.moved_at,
        told.license_name,
        told.quantity_count,
        told.from_virtual_account,
        told.to_virtual_account,
        told.matching_name,
        told.from_word,
        told.to_word,
        row_number() over (
            partition by
                told.file_id,
                told.smart_account,
                told.moved_at,
                told.matching_name,
                told.quantity_count,
                told.from_word,
                told.to_word
            order by told.row_number
        ) as occurrence_number
    from told
),

once as (
    select
        counted.file_id,
        counted.row_number,
        counted.smart_account,
        counted.moved_at,
        counted.license_name,
        counted.quantity_count,
        counted.from_virtual_account,
        counted.to_virtual_account,
        counted.matching_name,
        counted.from_word,
        counted.to_word
    from counted
    qualify row_number() over (
        partition by
            counted.smart_account,
            counted.moved_at,
            counted.matching_name,
            counted.quantity_count,
            counted.from_word,
            counted.to_word,
            counted.occurrence_number
        order by counted.path, counted.file_id, counted.row_number
    ) = 1
),

licenses as (
    select
        history.smart_account,
        license_key(history.license_name) as matching_name,
        max_by(history.license_name, (history.taken_at, history.license_name)) as license_name
    from core.license_history as history
    group by history.smart_account, license_key(history.license_name)
),

accounts as (
    select
        known.smart_account,
        lower(known.virtual_account) as account_word,
        max(known.virtual_account) as virtual_account
    from (
        select
            named.smart_account,
            named.virtual_account
        from core.export_accounts as named
        union
        select
            listed.smart_account,
            listed.virtual_account
        from core.virtual_accounts as listed
    ) as known
    group by known.smart_account, lower(known.virtual_account)
)

select
    once.file_id,
    once.row_number,
    once.smart_account,
    once.moved_at,
    coalesce(licenses.license_name, once.license_name) as license_name,
    once.quantity_count,
    coalesce(leaving.virtual_account, once.from_virtual_account) as from_virtual_account,
    coalesce(coming.virtual_account, once.to_virtual_account) as to_virtual_account
from once
left join licenses on once.smart_account = licenses.smart_account and once.matching_name = licenses.matching_name
left join accounts as leaving
    on once.smart_account = leaving.smart_account and once.from_word = leaving.account_word
left join accounts as coming
    on once.smart_account = coming.smart_account and once.to_word = coming.account_word
where once.from_word <> once.to_word

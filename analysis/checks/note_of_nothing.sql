-- Note {note_id} speaks of {subject}, {wanted}: it counts for nothing.
-- severity: medium
-- subject: note_id
-- remedy: Compare its subject in {note_path} with the data; name the Smart Account where several share a name.
with differences as (
    select distinct
        license_key(differences.license_name) as license_key,
        lower(differences.smart_account) as smart_account,
        license_key(differences.difference_key) as difference_word,
        license_key(differences.difference_name) as difference_title
    from marts.lens_differences as differences
),

moves as (
    select distinct
        license_key(moves.license_name) as license_key,
        lower(moves.smart_account) as smart_account,
        license_key(moves.virtual_account) as account_key
    from marts.movement_ledger as moves
),

devices as (
    select
        lower(ledger.serial_number) as device_word,
        lower(ledger.smart_account) as smart_account
    from marts.reporting_ledger as ledger
    union
    select
        lower(ledger.host_name) as device_word,
        lower(ledger.smart_account) as smart_account
    from marts.reporting_ledger as ledger
    where ledger.host_name is not null
),

accounts as (
    select
        license_key(accounts.virtual_account) as account_key,
        lower(accounts.smart_account) as smart_account,
        count(*) over (partition by license_key(accounts.virtual_account)) = 1 as is_only
    from core.virtual_accounts as accounts
)

select
    notes.note_id,
    notes.note_kind,
    notes.subject,
    notes.note_path,
    case notes.note_kind
        when 'position' then 'of which no difference from CSSM''s data is known'
        when 'movement' then 'of which no change of quantity is known'
        when 'claim' then 'which is no line of the vendor''s proposal'
        else 'which is no device, and no single Virtual Account, whose reporting is known'
    end as wanted
from inputs.notes
where
    (
        notes.note_kind = 'position'
        and not exists (
            select 1
            from differences
            where
                differences.license_key = license_key(notes.subject)
                and coalesce(differences.smart_account = lower(notes.smart_account), true)
                and (
                    notes.difference_key is null
                    or license_key(notes.difference_key)
                    in (differences.difference_word, differences.difference_title)
                )
        )
    )
    or (
        notes.note_kind = 'movement'
        and not exists (
            select 1
            from moves
            where
                moves.license_key = license_key(notes.subject)
                and coalesce(moves.smart_account = lower(notes.smart_account), true)
                and coalesce(moves.account_key = license_key(notes.virtual_account), true)
        )
    )
    or (
        notes.note_kind = 'report'
        and not exists (
            select 1
            from devices
            where
                devices.device_word = lower(trim(notes.subject))
                and (notes.smart_account is null or devices.smart_account = lower(notes.smart_account))
        )
        and not exists (
            select 1
            from accounts
            where
                accounts.account_key = license_key(notes.subject)
                and coalesce(accounts.smart_account = lower(notes.smart_account), accounts.is_only)
        )
    )
    or (
        notes.note_kind = 'claim'
        and not exists (
            select 1
            from marts.claim_cards as cards
            where
                lower(trim(notes.subject)) = lower(cards.proposal_line)
                or sku_key(notes.subject) = sku_key(cards.sku)
        )
    )
order by notes.note_id

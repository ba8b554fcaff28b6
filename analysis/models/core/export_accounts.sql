-- Which Virtual Accounts each file of licences or instances names.
-- grain: file_id, smart_account, virtual_account
select distinct
    records.file_id,
    records.smart_account,
    records.virtual_account
from staging.license_records as records
union
select distinct
    instances.file_id,
    instances.smart_account,
    instances.virtual_account
from staging.product_instances as instances

-- Each licence that a current product instance uses.
-- grain: file_id, row_number, license_name
select
    used.file_id,
    used.row_number,
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    used.license_name,
    used.in_use_count,
    instances.contact_status
from staging.instance_licenses as used
inner join core.product_instances as instances
    on used.file_id = instances.file_id and used.row_number = instances.row_number

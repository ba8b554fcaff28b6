-- {device_name} in {virtual_account} uses {license_name}, which is {license_class}, without an authorisation code.
-- severity: high
-- subject: serial_number
-- remedy: Request the code before the feature is used any further, and install it on the device.
select
    licenses.smart_account,
    coalesce(licenses.virtual_account, 'an unknown Virtual Account') as virtual_account,
    licenses.serial_number,
    coalesce(licenses.host_name, licenses.serial_number) as device_name,
    licenses.license_name,
    licenses.license_class
from core.enforced_licenses as licenses
where not licenses.is_authorized
order by licenses.license_name, licenses.serial_number

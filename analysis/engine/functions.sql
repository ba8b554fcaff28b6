-- How the text of an export is read. The same functions judge a value when it lands and read it in staging,
-- so a value that is neither rejected nor blank always has a reading.

-- Whether a text is one of the marks that stand for nothing. The first letter is asked first: most values begin with none of theirs.
create or replace macro is_blank(value) as
    case
        when value is null then true
        when value >= '0' and value < chr(127)
            and not (value >= '<' and value < '=') and not (value >= 'N' and value < 'O') and not (value >= 'n' and value < 'o')
            then false
        else lower(trim(value)) in ('', '-', 'n/a', 'na', 'null', 'none', '<none>', '<empty>')
    end;

-- Whether a text stands for no date: nothing at all, or the 0 and N that some exports write.
create or replace macro is_no_date(value) as is_blank(value) or trim(value) in ('0', 'N');

-- Text without the marks that stand for nothing.
create or replace macro as_text(value) as if(is_blank(value), null, trim(value));

-- An identifier as it was before a spreadsheet took it for a number: 12345.0 is 12345. Lost leading zeros stay lost.
create or replace macro as_identifier(value) as regexp_replace(as_text(value), '^(\d+)\.0+$', '\1');

-- A whole number: 1250, 1,250, 1.250, 1 250, 12345.0 after a spreadsheet, (5) and −5 for minus five.
create or replace macro as_count(value) as
    case
        when regexp_full_match(value, '[+-]?\d{1,18}') then cast(value as bigint)
        when is_blank(value) then null
        when regexp_full_match(trim(value), '\(?[+−-]?(\d{1,18}|\d{1,3}([,.’'' \x{00a0}\x{202f}]\d{3}){1,5})([.,]0+)?\)?')
            then try_cast(
                if(regexp_matches(value, '[(−-]'), '-', '')
                || regexp_replace(regexp_replace(trim(value), '[.,]0{1,2}\)?$', ''), '[^0-9]', '', 'g') as bigint
            )
    end;

-- An amount with comma or dot decimals, told apart by which comes last: 1,234.50 and 1.234,50.
create or replace macro as_amount(value) as
    case
        when is_blank(value) then null
        when not regexp_full_match(trim(value), '\(?[+−-]?\s?([A-Z]{3}|[$€£])?\s?[+−-]?\d[\d,.’'' \x{00a0}\x{202f}]*\)?') then null
        else try_cast(
            if(regexp_matches(value, '[(−-]'), '-', '')
            || case
                when regexp_matches(value, ',\d{1,2}\)?\s*$') or regexp_matches(value, '\.\d{3},\d+\)?\s*$')
                    then replace(regexp_replace(value, '[^0-9,]', '', 'g'), ',', '.')
                else regexp_replace(value, '[^0-9.]', '', 'g')
            end as decimal(18, 4)
        )
    end;

-- A day. Year-first and month-in-letters need no order; 03/04/2026 is read by the order that the whole file settled.
-- A year has four digits: 12/05/26 could be three different days and is none.
-- A number of five digits from 20000 is a spreadsheet's day, counted from the one before 1899-12-31; its fraction is the
-- time of day.
create or replace macro as_date(value, date_order) as
    case
        when (value like '1___-%' or value like '2___-%') and try_cast(value as date) is not null then try_cast(value as date)
        when is_blank(value) then null
        else coalesce(
            cast(try_strptime(regexp_extract(trim(value), '^[12]\d{3}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{1,2}'), [
                '%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y-%b-%d', '%Y %b %d'
            ]) as date),
            cast(try_strptime(regexp_extract(trim(value), '^\d{1,2}[- ][A-Za-z]{3,9}[- ,]+[12]\d{3}'), [
                '%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%d-%B-%Y'
            ]) as date),
            cast(try_strptime(regexp_extract(trim(value), '^[A-Za-z]{3,9} \d{1,2},? [12]\d{3}'), [
                '%b %d, %Y', '%b %d %Y', '%B %d, %Y', '%B %d %Y'
            ]) as date),
            case date_order
                when 'dmy' then cast(try_strptime(regexp_extract(trim(value), '^\d{1,2}[-/.]\d{1,2}[-/.][12]\d{3}'), [
                    '%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y'
                ]) as date)
                when 'mdy' then cast(try_strptime(regexp_extract(trim(value), '^\d{1,2}[-/.]\d{1,2}[-/.][12]\d{3}'), [
                    '%m/%d/%Y', '%m-%d-%Y', '%m.%d.%Y'
                ]) as date)
            end,
            case
                when regexp_full_match(trim(value), '[2-7]\d{4}(\.\d+)?')
                    then date '1899-12-30' + cast(left(trim(value), 5) as integer)
            end
        )
    end;

-- The day of a device's time, such as `Dec 18 11:05:11 2023 PDT`, in the device's own zone; 1970 stands for none.
create or replace macro as_device_date(value) as
    case
        when value like '%1970%' then null
        else coalesce(
            cast(try_strptime(
                nullif(regexp_extract(value, '[A-Z][a-z]{2} +\d{1,2} [0-9:]{5,8} [12]\d{3}'), ''), '%b %d %H:%M:%S %Y'
            ) as date),
            cast(try_strptime(
                nullif(regexp_extract(value, '[A-Z][a-z]{2} +\d{1,2} [12]\d{3}'), ''), '%b %d %Y'
            ) as date)
        )
    end;

-- Months from a day to the day after a term's last day, whole months first, then the rest by the named policy.
create or replace macro contract_months(from_date, until_date, rounding) as
    date_sub('month', from_date, until_date + 1)
    + case
        when from_date + to_months(cast(date_sub('month', from_date, until_date + 1) as integer)) = until_date + 1 then 0
        when rounding = 'ceiling' then 1
        when rounding = 'nearest'
            and date_diff('day', from_date + to_months(cast(date_sub('month', from_date, until_date + 1) as integer)), until_date + 1) >= 15
            then 1
        else 0
    end;

-- A quantity that a share makes, rounded by the named policy.
create or replace macro rounded_count(quantity, rounding) as
    cast(case rounding when 'ceiling' then ceil(quantity) when 'nearest' then round(quantity) else floor(quantity) end as bigint);

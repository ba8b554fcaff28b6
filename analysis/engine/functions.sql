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

-- Text without the marks that stand for nothing.
create or replace macro as_text(value) as if(is_blank(value), null, trim(value));

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
            end
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

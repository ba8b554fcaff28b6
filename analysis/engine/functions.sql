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

-- A licence name by which another source's is matched to CSSM's: lower case, each run of spaces, dashes and underscores
-- one space.
create or replace macro license_key(name) as
    trim(regexp_replace(lower(name), '[\s_\x{00a0}\x{2010}-\x{2015}-]+', ' ', 'g'));

-- A SKU by which two sources are matched: upper case, without the = of a spare part.
create or replace macro sku_key(sku) as rtrim(upper(trim(sku)), '=');

-- An order number by which two sources are matched: upper case, without the leading zeros that a spreadsheet loses.
create or replace macro order_key(order_number) as ltrim(upper(trim(order_number)), '0');

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

-- A serial number as devices are matched by it: upper case. One that is short, has no digit or repeats one sign names nothing.
create or replace macro serial_key(value) as
    case
        when length(trim(value)) > 3 and regexp_matches(value, '[0-9]') and replace(trim(value), left(trim(value), 1), '') <> ''
            then upper(trim(value))
    end;

-- A UUID or host identifier as machines are matched by it: upper case. One of zeros alone names nothing.
create or replace macro uuid_key(value) as if(regexp_full_match(trim(value), '[0-]*'), null, upper(trim(value)));

-- A host name as devices are matched by it: lower case, without its domain and a stack member's number. An address stays
-- whole, and a name that devices leave the factory with names nothing.
create or replace macro host_key(value) as
    case
        when regexp_full_match(trim(value), '[0-9.]+|.*:.*:.*') then lower(trim(value))
        else nullif(
            regexp_replace(
                lower(split_part(split_part(trim(value), ':', 1), '.', 1)),
                '^(router|switch|ios|ciscoasa|firepower|hostname|host|localhost|cisco|default|unknown)$',
                ''
            ),
            ''
        )
    end;

-- A product id as devices are matched by it: upper case, without the maker's name and the mark of a spare part.
create or replace macro product_key(value) as nullif(rtrim(regexp_replace(upper(trim(value)), '^CISCO ', ''), '='), '');

-- Whether two product ids may be one product: one begins with the other, as C9300-24U-A with C9300-24U.
create or replace macro is_product_alike(one, other) as
    starts_with(product_key(one), product_key(other)) or starts_with(product_key(other), product_key(one));

-- A count with its noun, for sentences: 1 instance, 1,204 instances.
create or replace macro counted(number, one, many) as format('{:,} ', number) || if(number = 1, one, many);

-- A day as sentences write it: 24 Nov 2026.
create or replace macro day_in_words(day) as strftime(day, '%-d %b %Y');

-- An SSM On-Prem release, 9-202510 or Version 8 Release 202006: its major train, and its month within the train. A train
-- alone is 9 or 9.x; what was numbered otherwise has neither.
create or replace macro onprem_train(value) as
    try_cast(coalesce(
        nullif(regexp_extract(value, '(?i)\b(\d{1,2})(?:\s*-\s*|,?\s*release\s+)20\d{4}', 1), ''),
        nullif(regexp_extract(value, '(?i)^\s*(?:version |release )?(\d{1,2})(?:\.x)?\s*$', 1), '')
    ) as bigint);
create or replace macro onprem_month(value) as
    try_cast(nullif(regexp_extract(value, '(?i)\b\d{1,2}(?:\s*-\s*|,?\s*release\s+)(20\d{4})', 1), '') as bigint);

-- Whether an advisory's product is SSM On-Prem, by any of its names: Smart Software Manager On-Prem, its satellite, License On-Prem.
create or replace macro is_onprem_product(product_name) as
    regexp_matches(product_name, '(?i)(smart software manager|licen[sc]e|\bc?ssm)\b.*\bon-?\s?prem|smart software manager.*satellite');

-- The family of a product id, by which devices are told that use the same kind of licence: C9300 of C9300-24U, N9K of
-- N9K-C93180YC-FX, WS-C3850 of WS-C3850-24T; what has no number is its own family.
create or replace macro product_family(value) as
    coalesce(nullif(regexp_extract(product_key(value), '^([A-Z]+-)?[A-Z]*[0-9][A-Z0-9]*'), ''), product_key(value));

-- What a device calls a licence's enforcement and term, in the words of a reporting policy's classes; and the class that
-- both make, unknown where one that decides it is.
create or replace macro enforcement_word(value) as
    case
        when value ilike 'EXPORT%' then 'export controlled'
        when value ilike 'NOT ENFORCED%' or value ilike 'UNENFORCED%' then 'unenforced'
        when value ilike 'ENFORCED%' then 'enforced'
    end;
create or replace macro duration_word(value) as
    case when value ilike 'PERPETUAL%' then 'perpetual' when value ilike 'SUBSCRIPTION%' or value ilike 'TERM%' then 'subscription' end;
create or replace macro license_class(enforcement, duration) as
    if(enforcement = 'unenforced', 'unenforced ' || duration, enforcement);

-- A quarter of Cisco's fiscal year as a table writes it, Q2 FY26, FY2026-Q2 or 2026 Q2: its year and its number.
create or replace macro fiscal_year_of(value) as
    2000 + try_cast(coalesce(
        nullif(regexp_extract(trim(value), '(?i)^Q\s*[1-4][\s,/-]*(?:FY)?\s*(?:20)?(\d{2})$', 1), ''),
        nullif(regexp_extract(trim(value), '(?i)^(?:FY)?\s*(?:20)?(\d{2})[\s,/-]*Q\s*[1-4]$', 1), '')
    ) as bigint);
create or replace macro fiscal_quarter_of(value) as
    if(fiscal_year_of(value) is null, null, try_cast(regexp_extract(value, '(?i)Q\s*([1-4])', 1) as bigint));

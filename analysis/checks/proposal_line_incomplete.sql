-- Row {row_number} of the proposal, {sku}, states no {missing_words}: what its amount implies is taken.
-- severity: medium
-- subject: sku
-- remedy: Ask for it; a price or a term that is only implied cannot be disputed by itself.
select
    lines.sku,
    concat_ws(
        ' and no ',
        if(
            lines.net_unit_price_amount is null
            and (lines.list_unit_price_amount is null or lines.discount_share is null),
            'unit price',
            null
        ),
        if(lines.proposed_months is null, 'months', null)
    ) as missing_words,
    lines.file_id,
    lines.row_number
from marts.proposal_lines as lines
where
    lines.proposed_months is null
    or (
        lines.net_unit_price_amount is null
        and (lines.list_unit_price_amount is null or lines.discount_share is null)
    )
order by lines.row_number

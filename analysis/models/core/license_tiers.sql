-- Where a licence stands on its ladder: same family, same platform and port count, higher rank covers lower (RULES.md §8).
-- grain: license_name
select
    records.license_name,
    ladders.ladder_name,
    ladders.ladder_name || ' | ' || regexp_replace(records.license_name, ladders.name_pattern, '', 'i') as license_family,
    ladders.tier_rank
from (select distinct license_name from core.license_records) as records
inner join reference.license_ladders as ladders on regexp_matches(records.license_name, ladders.name_pattern, 'i')
qualify row_number() over (partition by records.license_name order by ladders.ladder_name, ladders.tier_rank desc) = 1

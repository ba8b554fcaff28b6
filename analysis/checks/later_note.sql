-- Note {note_id} on {subject} is signed on {note_date}, after the as-of date, and is not counted.
-- severity: low
-- subject: note_id
-- remedy: Choose a later as-of date if it should count.
select
    notes.note_id,
    notes.subject,
    notes.note_date,
    notes.note_path
from inputs.later_notes as notes
order by notes.note_date, notes.note_id

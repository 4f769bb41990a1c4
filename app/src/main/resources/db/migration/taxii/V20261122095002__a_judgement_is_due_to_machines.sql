-- The centre judges that a value is not to be blocked, or takes that back: machines that were told of the value are told so.
alter table taxii.due
    drop constraint due_event_check,
    add constraint due_event_check
        check (event in ('ISSUED', 'HANDED', 'RECALLED', 'JUDGED', 'CASE_PASSED_ON', 'CASE_TAKEN_BACK', 'CASE_JUDGED'));

-- What was judged before.
insert into taxii.due (subject, event, due_at)
select p.subject, case p.kind when 'ADVISORY' then 'JUDGED' else 'CASE_JUDGED' end, now()
from (select) one, lateral indicator.judged_papers() p;

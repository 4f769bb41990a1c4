-- What was told to machines before judgements were heeded there is to be told anew: which advisories and cases hold a value on which a
-- judgement stands or stood. Of a series its first issue.
create function indicator.judged_papers() returns table (kind text, subject uuid) language sql stable as $$
    select distinct on (s.thread) s.kind, s.subject
    from indicator.judgement j
    join indicator.mention m on m.indicator = j.indicator
    join indicator.source s on s.id = m.source
    where s.occasion = 'REAL' and s.standing <> 'RECALLED' and s.reach in ('HANDED', 'CIRCLE')
    order by s.thread, s.ordinal
$$;

-- Which edition of what finds values in texts has read a source. A search that asks the database alone which papers hold a value may
-- pass over those that were read by today's, and over no others: in what an earlier one read there may be more than it found.
alter table indicator.source add column edition int not null default 0; -- 0: nobody knows

-- Where all older papers have been read anew, all there are were read by that edition. Where one could not be, which one is not known.
update indicator.source s
set edition = c.edition
from indicator.catch_up c
where c.kind = s.kind and c.finished_at is not null and c.failed = 0;

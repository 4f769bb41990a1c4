-- When the next step is due for a parcel nobody has confirmed: a reminder, then a word to those above. It stands in the row,
-- so that a step missed while the program stood still is made up for.
alter table delivery.parcel
    add column pursue_at  timestamptz,
    add column pursued_by text check (pursued_by in ('HALFWAY', 'DEADLINE', 'OVERDUE', 'LONG_OVERDUE'));
create index parcel_pursuit on delivery.parcel (pursue_at, id)
    where pursue_at is not null and confirmed_at is null and done_at is null;

-- How long something has been tried is counted from its first try, not from when it was decided: a standstill of a day, or a digest
-- over a long weekend, leaves as many tries as ever.
alter table channel.message add column tried_since timestamptz;

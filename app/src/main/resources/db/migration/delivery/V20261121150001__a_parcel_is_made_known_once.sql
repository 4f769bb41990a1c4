-- A parcel that nobody has been told of yet is the outbox: it is written in the transaction that hands the parcel over, so
-- there is none without it. What was there before this column was known already.
alter table delivery.parcel add column announced_at timestamptz;
update delivery.parcel set announced_at = sent_at;
create index parcel_unannounced on delivery.parcel (sent_at, id) where announced_at is null;

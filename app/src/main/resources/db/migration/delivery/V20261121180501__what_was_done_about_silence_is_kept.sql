-- Each reminder and each word to those above about a parcel nobody confirmed, so that the reach says of every addressee what
-- was done: reminded twice, deputies told, the secretariat told. Of steps missed while the program stood still only the last
-- was done, and only that stands here.
create table delivery.pursuit (
    parcel   uuid        not null references delivery.parcel,
    step     text        not null check (step in ('HALFWAY', 'DEADLINE', 'OVERDUE', 'LONG_OVERDUE')),
    at       timestamptz not null,
    deputies smallint    not null check (deputies >= 0),  -- how many deputies were told beside or in the place of others
    told     text,                                        -- the organisation above that was told; null for a reminder
    primary key (parcel, step)
);

-- Seen by whoever sees the parcel.
alter table delivery.pursuit enable row level security;
create policy with_its_parcel on delivery.pursuit using (delivery.seen(parcel));

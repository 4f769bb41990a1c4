-- What a recipient answered last, in the words of the room that asked: the reach table counts answers beside receipts.
-- The history of answers is kept by the room that takes them.
alter table delivery.parcel
    add column answer      text,
    add column answered_at timestamptz,
    add constraint parcel_answer check ((answer is null) = (answered_at is null));

-- What came to an organisation, the newest first, page by page.
create index parcel_arrivals on delivery.parcel (recipient, sent_at desc, id desc);

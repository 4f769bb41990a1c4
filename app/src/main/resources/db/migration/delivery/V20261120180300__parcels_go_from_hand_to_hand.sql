-- One row for everything one organisation hands to another: the inbox, the receipt and the reach table are all read from it.
create schema delivery;

create table delivery.parcel (
    id           uuid        primary key,
    task         text        not null,               -- what the recipient is asked to do, such as report.anonymise
    subject      uuid        not null,               -- what it carries: an entry, an issue, an enquiry
    parent       uuid        references delivery.parcel, -- the parcel it was passed on from
    sender       text        not null,
    recipient    text        not null,
    occasion     text        not null check (occasion in ('REAL', 'DRILL')),
    tlp          text        not null check (tlp in ('RED', 'AMBER', 'GREEN', 'CLEAR')),
    importance   text        check (importance in ('WARNING', 'ATTENTION', 'REFERENCE')),
    number       text,
    title        text        not null,               -- already fit for the recipient's eyes
    link         text        not null,               -- the page where it is done
    due_at       timestamptz,
    sent_at      timestamptz not null,
    opened_at    timestamptz,
    opened_by    bigint,
    confirmed_at timestamptz,
    confirmed_by bigint,
    done_at      timestamptz,
    unique (task, subject, recipient)
);

create index parcel_inbox on delivery.parcel (recipient, sent_at desc) where done_at is null;
create index parcel_reach on delivery.parcel (subject, recipient);
create index parcel_parent on delivery.parcel (parent);

-- What recipients say back: answers with their history, and questions that go up hop by hop without the asker's name.
create schema feedback;

create table feedback.answer (
    id           bigint generated always as identity primary key,
    parcel       uuid        not null,
    organisation text        not null,
    kind         text        not null check (kind in ('DONE', 'IN_PROGRESS', 'NOT_APPLICABLE', 'INVESTIGATING')),
    comment      text,
    answered_by  bigint      not null,
    answered_at  timestamptz not null
);

create index on feedback.answer (parcel, id desc);

-- A question of one hop to the next hop up. Passing it up makes a new one in other words; which one that became is
-- known to the hop that passed it up and stands on its side only.
create table feedback.enquiry (
    id           uuid        primary key,
    advisory     uuid        not null,
    asker        text        not null,
    asked        text        not null,
    question     text        not null,
    asked_by     bigint      not null,
    asked_at     timestamptz not null,
    passed_up_as uuid        references feedback.enquiry,
    answer       text,
    answered_by  bigint,                             -- null: the answer came down by itself
    answered_at  timestamptz,
    check ((answer is null) = (answered_at is null)),
    check (asker <> asked)
);

create index on feedback.enquiry (asked, asked_at desc, id);
create index on feedback.enquiry (asker, asked_at desc, id);
create index on feedback.enquiry (advisory);
create index on feedback.enquiry (passed_up_as);

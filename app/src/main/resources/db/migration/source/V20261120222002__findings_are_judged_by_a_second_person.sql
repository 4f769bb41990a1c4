-- A place of an advisory that may lead to a source, from when it was first found until its words were gone, and what a
-- second person said of it. A row says what sort of body the words name, never which: the centre is not to learn that here.
create table source.finding (
    id            uuid        primary key,
    subject       uuid        not null,              -- the issue of the advisory
    key           text        not null,              -- where, what, and the line it stands in, hashed
    kind          text        not null,
    place         text        not null,              -- field of the form, or annex
    words         text        not null,              -- as they are written there
    found_edition int         not null,
    found_at      timestamptz not null,
    gone_edition  int,                               -- the first looked at that had it no longer
    gone_at       timestamptz,
    reason        text,                              -- why it may stand
    let_by        bigint,
    let_at        timestamptz,
    check ((gone_edition is null) = (gone_at is null)),
    check ((reason is null) = (let_at is null) and (let_by is null) = (let_at is null))
);

create unique index finding_now on source.finding (subject, key) where gone_at is null;

-- A report's fields may have scopes of their own (特記事項). What a version draws on may therefore be some of them: a source
-- without a row here is drawn on as a whole.
create table advisory.drawn (
    issue   uuid         not null,
    edition int          not null,
    dossier uuid         not null,
    field   text         not null,                   -- field id of the report form
    primary key (issue, edition, dossier, field),
    foreign key (issue, edition, dossier) references advisory.source
);

alter table advisory.drawn enable row level security;
create policy centre on advisory.drawn
    using ((select platform.is_centre()));

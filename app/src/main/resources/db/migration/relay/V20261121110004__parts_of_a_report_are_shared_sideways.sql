-- What the centre shares of a report with an analysis body or another organisation is a row of its own that holds what that
-- organisation may see and nothing else: no reading of the database, whatever the query, finds the rest.
create table relay.excerpt (
    id        uuid        primary key,
    recipient text        not null,
    occasion  text        not null check (occasion in ('REAL', 'DRILL')),
    language  text        not null check (language in ('JA', 'EN')),
    number    text        not null,                  -- of the report, as printed
    content   jsonb       not null,                  -- only what the recipient may see; "parts" says how far each may go
    sectors   text[]      not null,                  -- what the rule was asked with
    added     text[]      not null,
    shared_on date        not null
);

alter table relay.excerpt enable row level security;
create policy handed on relay.excerpt
    using (delivery.carried(id));

-- What it was taken from: the centre's secret.
create table relay.excerpt_from (
    excerpt   uuid        primary key,               -- no key to relay.excerpt: what was shared leads nowhere
    dossier   uuid        not null references relay.dossier,
    ordinal   int         not null,
    shared_by bigint      not null,
    shared_at timestamptz not null
);

create index on relay.excerpt_from (dossier, shared_at);

alter table relay.excerpt_from enable row level security;
create policy held on relay.excerpt_from
    using (exists (select from relay.dossier d where d.id = dossier));

-- The rule once more: every field in it says how far it may go, and its recipient may have it.
create function relay.hold_to_parts() returns trigger language plpgsql as $$
declare
    beyond text;
begin
    select f.field into beyond
    from (select jsonb_object_keys(new.content) as field
          union all
          select jsonb_array_elements_text(coalesce(new.content -> 'unknown', '[]'))) f
    where f.field not in ('parts', 'unknown', 'tlp', 'report-number', 'identification-number')
      and not coalesce(new.content -> 'parts' ? f.field, false)
    limit 1;
    if found then
        raise exception 'An excerpt says % without saying how far it may go', beyond using errcode = 'check_violation';
    end if;
    select p.key into beyond
    from jsonb_each_text(coalesce(new.content -> 'parts', '{}')) p
        left join lateral directory.standing(new.recipient, new.shared_on) s on true
    where not sharing.permits_on(p.value, 'REPORT', new.sectors, new.added, new.recipient, s.actor_class, s.sectors,
                                 new.shared_on)
    limit 1;
    if found then
        raise exception '% would go beyond its marking', beyond using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger hold_to_parts after insert or update on relay.excerpt
    for each row execute function relay.hold_to_parts();

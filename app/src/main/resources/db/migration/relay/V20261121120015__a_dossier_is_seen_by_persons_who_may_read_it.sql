-- A dossier is as narrow as the narrowest of its reports and of their parts: who may not read one of them finds none.
alter table relay.dossier add column tlp text;       -- null only before its first report

create function relay.narrowest(tlps text[]) returns text language sql immutable parallel safe
    return (array['RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'])
        [(select min(array_position(array['RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'], t)) from unnest(tlps) t)];

-- The marking of a report and those of the fields that have one of their own.
create function relay.markings(tlp text, content jsonb) returns text[] language sql immutable parallel safe
    return $1 || array(select p.value from jsonb_each_text(coalesce($2 -> 'parts', '{}')) p);

update relay.dossier d
set tlp = (select relay.narrowest(array_agg(t))
           from relay.entry e, unnest(relay.markings(e.tlp, e.content)) t
           where e.dossier = d.id);

create function relay.mark_dossier() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    update relay.dossier
    set tlp = relay.narrowest(tlp || relay.markings(new.tlp, new.content))
    where id = new.dossier and tlp is distinct from relay.narrowest(tlp || relay.markings(new.tlp, new.content));
    return null;
end $$;

create trigger mark_dossier after insert on relay.entry
    for each row execute function relay.mark_dossier();

drop policy held on relay.dossier;
create policy held on relay.dossier
    using ((select platform.viewer()) in (holder, '*') and (tlp is null or platform.may_read(tlp, array[sector])));

drop policy held on relay.outgoing;
create policy held on relay.outgoing
    using ((select platform.viewer()) in (holder, '*') and exists (select from relay.entry e where e.id = entry));

-- A question about a scope is read by those who may read what it is about.
drop policy two_sides on relay.negotiation;
create policy two_sides on relay.negotiation
    using ((select platform.viewer()) = '*'
        or (select platform.viewer()) = asker and exists (select from relay.dossier d where d.id = dossier)
        or (select platform.viewer()) = asked
            and (exists (select from relay.dossier d where d.id = place) or report.seen(place)));

-- The record must be able to show that nobody changed it afterwards: every line is sealed into a chain of hashes, the
-- chain's end is signed, and no row here can be changed or removed. Sealing is a step of its own, so that no request
-- waits for another one's line.
alter table audit.entry
    add column kind  text not null default 'WRITE' check (kind in ('WRITE', 'READ', 'EXPORT', 'DENIED', 'PERMISSION')),
    add column route text;                       -- of a line the front door wrote: method and pattern, never an address

create index entry_time on audit.entry (at, id);
create index entry_organisation on audit.entry (organisation, id);

-- Which trail this is, for the copy of its signed ends that lies in the data folder.
create table audit.trail (
    id uuid primary key default gen_random_uuid()
);
insert into audit.trail default values;

-- What is written but not sealed yet: a worklist, which is why rows leave it again.
create table audit.pending (
    entry bigint primary key
);
insert into audit.pending (entry) select id from audit.entry;

create function audit.wait_for_seal() returns trigger language plpgsql as
$$begin
    insert into audit.pending (entry) values (new.id);
    return null;
end$$;
create trigger wait_for_seal after insert on audit.entry for each row execute function audit.wait_for_seal();

-- One link for each line, in the order of sealing: positions have no gap.
create table audit.seal (
    position bigint primary key check (position >= 1),
    entry    bigint not null unique,
    hash     bytea  not null
);

-- A public key, signed by the one before; the first one, or one whose predecessor was lost, by itself.
create table audit.key (
    fingerprint text        primary key,
    ordinal     int         not null unique check (ordinal >= 1),
    public_key  bytea       not null,
    since       timestamptz not null,
    endorsement bytea       not null
);

-- A signed end of the chain.
create table audit.head (
    ordinal   bigint      primary key check (ordinal >= 1),
    position  bigint      not null,
    hash      bytea       not null,
    at        timestamptz not null,
    key       text        not null references audit.key,
    signature bytea       not null
);

create function audit.refuse() returns trigger language plpgsql as
$$begin
    raise exception 'The trail is only ever added to' using errcode = 'insufficient_privilege';
end$$;
create trigger only_added_to before update or delete on audit.entry for each row execute function audit.refuse();
create trigger only_added_to before update or delete on audit.seal for each row execute function audit.refuse();
create trigger only_added_to before update or delete on audit.key for each row execute function audit.refuse();
create trigger only_added_to before update or delete on audit.head for each row execute function audit.refuse();
create trigger only_added_to before update or delete on audit.trail for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.entry for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.seal for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.key for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.head for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.trail for each statement execute function audit.refuse();

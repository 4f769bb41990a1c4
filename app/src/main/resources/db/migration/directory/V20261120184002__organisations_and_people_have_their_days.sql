-- Who takes part. An organisation keeps its code for ever; its name, desk and contact data are a chain of dated states
-- (NISC and NCO are one organisation), and what ties it to others is dated too. Of two facts about the same thing the
-- one that starts later wins from its first day on, so the writer trims the earlier one and no two overlap.

create table directory.organisation (
  code        text primary key,
  actor_class text not null,
  ministry    text references directory.organisation    -- the ministry a desk belongs to
);

create table directory.organisation_alias (
  alias        text primary key,
  organisation text not null references directory.organisation
);

create table directory.organisation_state (
  organisation text not null references directory.organisation,
  valid_from   date not null,
  valid_to     date,
  name_ja      text not null,
  name_kana    text,
  name_en      text,
  short_name   text,
  desk_ja      text,
  desk_en      text,
  email        text,
  phone        text,
  fax          text,
  hotline      text,
  hours        text,
  prefecture   text,
  domain       text,
  networks     text[] not null default '{}',
  services     text[] not null default '{}',
  contractors  text[] not null default '{}',
  notes        text,
  primary key (organisation, valid_from),
  check (valid_to >= valid_from)
);

-- An operator works in a sector; a ministry or its desk answers for it. The basis says who says so; stated_as_of is
-- filled where a published paper does (only that of 2014 assigns sectors to ministries).
create table directory.organisation_sector (
  organisation text not null references directory.organisation,
  sector       text not null references directory.sector,
  valid_from   date not null,
  valid_to     date,
  basis        text not null,
  stated_as_of text,
  primary key (organisation, sector, valid_from),
  check (valid_to >= valid_from)
);

create index organisation_sector_by_sector on directory.organisation_sector (sector);

create table directory.affiliation (
  organisation text not null references directory.organisation,
  ceptoar      text not null references directory.ceptoar,
  part         text not null check (part in ('member', 'secretariat')),
  valid_from   date not null,
  valid_to     date,
  primary key (organisation, valid_from),
  check (valid_to >= valid_from)
);

create index affiliation_by_ceptoar on directory.affiliation (ceptoar, part);

-- The number is random: numbers given in order would put colleagues side by side.
create table directory.person (
  id        bigint primary key check (id > 0),
  login     text not null unique,
  name_ja   text not null,
  name_kana text,
  name_en   text,
  language  text not null check (language in ('ja', 'en'))
);

create table directory.post (
  person       bigint not null references directory.person,
  organisation text not null references directory.organisation,
  role         text not null,
  email        text,
  phone        text,
  mobile       text,
  fax          text,
  hours        text,
  valid_from   date not null,
  valid_to     date,
  primary key (person, valid_from),
  check (valid_to >= valid_from)
);

create index post_by_organisation on directory.post (organisation);

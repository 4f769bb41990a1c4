-- What the published papers say, with the days they say it for. The lists change every few years and must be readable
-- as of any day, so each row carries its first day and, once a newer list replaced it, its last. All days in this
-- schema are inclusive, as people write them (2025-06-30まで); no end known is null.

create schema if not exists directory;

create table directory.sector (
  code     text primary key,
  ordinal  integer not null,
  label_ja text not null,
  label_en text not null
);

-- A paper that enumerates sectors. The sectors of a day are those of the latest such paper not after that day.
create table directory.sector_listing (
  code      text primary key,
  listed_on date not null,          -- first possible day where only year and month are printed
  as_of     text not null,          -- as printed: 2000-12, 2014-05-19
  label_ja  text not null,
  label_en  text not null,
  source    text not null
);

create table directory.sector_listing_entry (
  listing text not null references directory.sector_listing,
  sector  text not null references directory.sector,
  primary key (listing, sector)
);

create table directory.ceptoar (
  code    text primary key,
  ordinal integer not null          -- sectors in printed order, within them as in the newest list
);

-- One row of a printed list of CEPTOARs, every printed column kept as text; figures are what could be read from it.
-- null = the list has no such statement; 検討中 stays the printed text.
create table directory.ceptoar_listing (
  ceptoar                   text not null references directory.ceptoar,
  valid_from                date not null,
  valid_to                  date,
  as_of                     text not null,
  position                  integer not null,
  name                      text not null,
  name_en                   text not null,
  umbrella                  text,
  sector_printed            text not null,
  sector                    text not null references directory.sector,
  sector_basis              text not null,
  sub_sector                text,
  secretariat_organisation  text not null,
  secretariat_department    text,
  member_count_text         text not null,
  companies                 integer,
  organisations             integer,
  others_count              integer,
  others_text               text,
  combined_count            integer,
  combined_label            text,
  observers_included        integer,
  total_parsed              integer,
  member_breakdown_text     text,
  contact_point_start_text  text,
  contact_point_start       text,
  contact_point_basis       text,
  handling_rule_text        text,
  handling_rule_established text,
  contact_means_text        text,
  mail                      boolean,
  phone                     boolean,
  fax                       boolean,
  web                       boolean,
  mobile                    boolean,
  satellite                 boolean,
  other_means               text,
  information_kind          text,
  notes                     text,
  primary key (ceptoar, valid_from),
  check (valid_to >= valid_from)
);

-- When a CEPTOAR joined the council: the only dated fact the papers give about some of them.
create table directory.council_accession (
  ceptoar     text not null references directory.ceptoar,
  acceded_on  date not null,
  part        text not null check (part in ('observer', 'member')),
  assembly_no integer,
  text_ja     text not null,
  primary key (ceptoar, acceded_on)
);

-- Says that the fictional world was told, and by how many days it was moved, so that it is told once only.
create schema demo;

create table demo.world (
    only_one   boolean     primary key default true check (only_one),
    moved_days int         not null,
    told_at    timestamptz not null
);

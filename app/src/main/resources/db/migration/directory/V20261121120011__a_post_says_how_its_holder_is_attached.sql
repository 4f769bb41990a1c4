-- Table 5 tells an organisation's own staff from consultants, contractors working inside and contractors for its systems, who
-- may read only under an agreement of secrecy (秘密保持契約). Both belong to the post: they change with it and have their days.
alter table directory.post
    add column attachment text not null default 'staff'
        check (attachment in ('staff', 'consultant', 'on-site-contractor', 'operator-system-contractor')),
    add column nda_from   date,
    add column nda_until  date,                      -- the last day it holds; null while no end is agreed
    add constraint post_nda_check check (nda_until is null or nda_from is not null and nda_until >= nda_from);

-- What the sharing rule asks of somebody's post in an organisation on a day.
create function directory.post_on(person bigint, organisation text, day date)
    returns table (role text, attachment text, nda boolean) language sql stable as $$
    select t.role, t.attachment,
           t.nda_from is not null and $3 between t.nda_from and coalesce(t.nda_until, 'infinity')
    from directory.post t
    where t.person = $1 and t.organisation = $2 and $3 between t.valid_from and coalesce(t.valid_to, 'infinity')
$$;

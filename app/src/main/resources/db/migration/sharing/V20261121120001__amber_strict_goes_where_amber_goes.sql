-- TLP 2.0 has AMBER+STRICT, the framework has not. Among organisations it goes as far as AMBER; what it forbids, it forbids
-- inside an organisation.
alter table sharing.scope
    drop constraint scope_tlp_check,
    add constraint scope_tlp_check check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN'));

insert into sharing.scope (tlp, paper, actor_class, concerned)
select 'AMBER_STRICT', paper, actor_class, concerned from sharing.scope where tlp = 'AMBER';

-- Brands are told apart without regard to upper and lower case, as Java does in Locale.ROOT.
alter table product add column brand_key text generated always as (lower(trim(brand) collate "pg_unicode_fast")) stored;
create index product_by_brand_key on product (brand_key, sku);

-- What may be sold. Of one scope and subject, the policy in force is the last begun of those that have not ended.
-- subject_key: the subject as products are compared with it. version: counts the changes, each of which has its row below.
create table sale_policy (
    number      bigint generated always as identity unique,
    id          uuid        not null primary key,
    scope       text        not null check (scope in ('BRAND', 'PRODUCT', 'CATEGORY', 'SELLER')),
    subject     text        not null,
    subject_key text        not null,
    state       text        not null check (state in ('ALLOWED', 'SELL_THROUGH', 'SUSPENDED')),
    starts_at   timestamptz not null,
    ends_at     timestamptz,
    reason      text        not null,
    note        text,
    version     integer     not null,
    check (ends_at >= starts_at)
);
create index sale_policy_in_force on sale_policy (scope, subject_key, starts_at desc, number desc);
create index sale_policy_by_end on sale_policy (ends_at);

-- Who changed a policy, when and why; before and after as the API shows it. Rows are added and never changed.
create table sale_policy_change (
    policy  uuid        not null,
    version integer     not null,
    action  text        not null check (action in ('LAID', 'CHANGED', 'LIFTED')),
    at      timestamptz not null,
    by      text        not null,
    why     text        not null check (why <> ''),
    before  jsonb,
    after   jsonb       not null,
    primary key (policy, version),
    check ((action = 'LAID') = (version = 1)),
    check ((action = 'LAID') = (before is null))
);

-- No policy changes without its row, and no row is without its change.
alter table sale_policy add foreign key (id, version) references sale_policy_change (policy, version)
    deferrable initially deferred;
alter table sale_policy_change add foreign key (policy) references sale_policy deferrable initially deferred;

create function policy_changes_count() returns trigger language plpgsql as
$$
begin
    if new.version <> old.version + 1 then
        raise exception 'a change of policy % is not counted', old.id;
    end if;
    return new;
end
$$;
create trigger policy_changes_count before update on sale_policy for each row execute function policy_changes_count();

create function policy_changes_stay() returns trigger language plpgsql as
$$
begin
    raise exception 'what was done to policies stays noted';
end
$$;
create trigger policy_changes_stay before update or delete on sale_policy_change
    for each row execute function policy_changes_stay();
create trigger policies_stay before delete on sale_policy for each row execute function policy_changes_stay();

-- What was off sale until now is suspended by a policy.
with suspended as (
    insert into sale_policy (id, scope, subject, subject_key, state, starts_at, reason, version)
    select gen_random_uuid(), 'PRODUCT', sku, sku, 'SUSPENDED', now(), 'Not for sale at present', 1
    from product where not saleable
    returning *
)
insert into sale_policy_change (policy, version, action, at, by, why, after)
select id, 1, 'LAID', now(), 'migration', 'was taken off sale before there were policies',
       jsonb_build_object('id', id, 'scope', scope, 'subject', subject, 'state', state, 'from', starts_at, 'reason', reason)
from suspended;

alter table product drop column saleable;

-- Changes may lie ahead, and concern whole brands, categories and sellers.
alter table binding_review add column due_at timestamptz not null default now();
alter table binding_review alter column due_at drop default;
alter table binding_review drop constraint binding_review_kind_check;
alter table binding_review add check (kind in ('PRODUCT', 'MODEL', 'BRAND', 'CATEGORY', 'SELLER'));
create index binding_review_due on binding_review (due_at);

-- Who makes devices besides the house.
create table partner (
    id         text        not null primary key,
    name       text        not null,
    status     text        not null,
    -- Whether its devices stand as its status says; they follow one batch at a time.
    settled    boolean     not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version    bigint      not null
);
create unique index partner_name on partner (lower(name));
create index partner_unsettled on partner (id) where not settled;

-- Kinds of devices. One without a partner is the house's own.
create table device_model (
    id         text        not null primary key,
    kind       text        not null,
    partner    text        references partner (id),
    slots      text        not null check (slots is json array),
    changed_at timestamptz not null,
    -- Whether it has left on device-models; what a migration brings has not.
    published  boolean     not null,
    version    bigint      not null
);
create index device_model_partner on device_model (partner, id) where partner is not null;
create index device_model_unpublished on device_model (id) where not published;

insert into device_model (id, kind, slots, changed_at, published, version)
select id, kind, slots, now(), false, 0
from (values
    ('larder-button', 'BUTTON', '[{"name":"main","skus":[],"categories":[]}]'),
    ('larder-virtual-button', 'VIRTUAL_BUTTON', '[{"name":"main","skus":[],"categories":[]}]'),
    ('water-filter-jug', 'APPLIANCE', '[{"name":"main","unit":"%","capacity":100,"skus":[],"categories":[]}]'),
    ('test-button', 'BUTTON', '[{"name":"main","skus":[],"categories":[]}]'),
    ('bench-button', 'BUTTON', '[{"name":"main","skus":[],"categories":[]}]')
) as house (id, kind, slots);

-- Devices from before there were models: what they are called and have is their model.
insert into device_model (id, kind, slots, changed_at, published, version)
select model,
       case when count(distinct slot) > 1 then 'APPLIANCE' else 'BUTTON' end,
       json_agg(distinct jsonb_build_object('name', slot, 'skus', '[]'::jsonb, 'categories', '[]'::jsonb))::text,
       now(), false, 0
from device, unnest(slots) as slot
where status <> 'DEREGISTERED'
group by model
on conflict (id) do nothing;

alter table device
    -- Fixed with the model: a model never changes hands.
    add column partner        text references partner (id),
    add column name           text,
    add column room           text,
    -- The authorization under which a partner's appliance speaks for its owner.
    add column grant_id       text,
    add column suspended      boolean not null default false,
    add column transfer_hash  bytea,
    add column transfer_until timestamptz,
    drop constraint device_claimed_has_owner,
    add constraint device_claimed_has_owner check ((status in ('CLAIMED', 'PAUSED')) = (owner is not null)),
    add constraint device_transfer_by_owner check (transfer_hash is null or owner is not null),
    add constraint device_transfer_ends check ((transfer_hash is null) = (transfer_until is null));
create unique index device_transfer on device (transfer_hash) where transfer_hash is not null;
create index device_of_partner on device (partner, suspended, id) where partner is not null and status <> 'DEREGISTERED';
create index device_of_model on device (model) where status <> 'DEREGISTERED';

-- Who did what with a device, and in whose time. Nothing here is ever changed.
create table device_history (
    id     bigint generated always as identity primary key,
    device text        not null references device (id),
    at     timestamptz not null,
    what   text        not null,
    role   text        not null,
    actor  text        not null,
    owner  text
);
create index device_history_of_owner on device_history (device, owner, id);

create function device_history_stays() returns trigger language plpgsql as
$$ begin raise exception 'device_history is only ever added to'; end $$;
create trigger device_history_stays before update or delete on device_history
    for each row execute function device_history_stays();

insert into device_history (device, at, what, role, actor, owner)
select id, changed_at, 'CLAIMED', 'OWNER', owner, owner from device where owner is not null;

-- Wrong guesses at codes, by account and by address; one table for all instances.
create table claim_guess (
    guesser text        not null primary key,
    wrong   integer     not null,
    since   timestamptz not null
);
create index claim_guess_age on claim_guess (since);

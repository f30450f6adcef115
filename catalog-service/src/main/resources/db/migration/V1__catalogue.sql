create table category (
    id      text not null primary key,
    name_en text not null,
    name_ko text not null
);

create table product (
    sku            text    not null primary key,
    brand          text    not null,
    name_en        text    not null,
    name_ko        text    not null,
    category_id    text    not null references category,
    pack_count     integer not null check (pack_count > 0),
    pack_size      numeric not null check (pack_size > 0),
    pack_unit      text    not null,
    price_minor    bigint  not null check (price_minor > 0),
    price_currency text    not null,
    saleable       boolean not null,
    version        bigint  not null
);
create index product_by_category on product (category_id, sku);

-- available = initial - packs reserved - packs shipped; what would break this is refused by the database too.
create table stock (
    sku       text   not null primary key references product,
    initial   bigint not null,
    available bigint not null check (available >= 0),
    check (available <= initial)
);

create table stock_receipt (
    sku         text        not null references stock,
    reference   text        not null,
    packs       integer     not null check (packs > 0),
    received_at timestamptz not null,
    primary key (sku, reference)
);

create table reservation (
    order_id            uuid        not null primary key,
    sku                 text        not null references stock,
    packs               integer     not null check (packs > 0),
    unit_price_minor    bigint      not null,
    unit_price_currency text        not null,
    state               text        not null check (state in ('RESERVED', 'SHIPPED', 'RELEASED')),
    reserved_at         timestamptz not null,
    settled_at          timestamptz,
    version             bigint      not null,
    check ((state = 'RESERVED') = (settled_at is null))
);
create index reservation_by_sku on reservation (sku, state);

-- Orders that were refused, or were over before they asked for stock: they get none any more.
create table order_without_stock (
    order_id uuid        not null primary key,
    ended_at timestamptz not null
);

-- What the topic devices tells of each device.
create table device (
    id         text        not null primary key,
    owner      text,
    slots      text[]      not null,
    changed_at timestamptz not null
);

create table binding (
    slot_id             text        not null primary key,
    device_id           text        not null,
    owner               text        not null,
    sku                 text        not null references product,
    quantity            integer     not null check (quantity > 0),
    ceiling_minor       bigint,
    ceiling_currency    text,
    recipient           text        not null,
    line1               text        not null,
    line2               text,
    city                text        not null,
    postal_code         text        not null,
    country             text        not null,
    paused              boolean     not null,
    several_open_orders boolean     not null,
    daily_cap           integer     not null check (daily_cap > 0),
    capacity            numeric,
    threshold           numeric,
    hysteresis          numeric,
    version             bigint      not null,
    changed_at          timestamptz not null
);
create index binding_by_device on binding (device_id);
create index binding_by_owner on binding (owner, slot_id);

-- The version a slot's binding had when it was erased: a later binding goes on from there, so that none is taken for another.
create table unbound_slot (
    slot_id text   not null primary key,
    version bigint not null
);

create table shipment (
    id              varchar(64)  not null primary key,
    order_id        uuid         not null unique,
    shopper         varchar(64)  not null,
    sku             varchar(64)  not null,
    packs           integer      not null check (packs > 0),
    recipient       varchar(120) not null,
    line1           varchar(120) not null,
    line2           varchar(120),
    city            varchar(120) not null,
    postal_code     varchar(120) not null,
    country         varchar(2)   not null,
    step            varchar(20)  not null
        check (step in ('CREATED', 'BOOKED', 'DISPATCHED', 'OUT_FOR_DELIVERY', 'DELIVERED', 'FAILED')),
    since           timestamptz  not null,
    tracking_number varchar(64),
    courier         varchar(64),
    failure         varchar(200),
    version         bigint       not null
);

-- What couriers ask for: the parcels that are in their hands or wait for some.
create index shipment_open on shipment (id) where step in ('BOOKED', 'DISPATCHED', 'OUT_FOR_DELIVERY');

create table shipment_step (
    shipment_id varchar(64) not null references shipment,
    seq         integer     not null,
    step        varchar(20) not null,
    at          timestamptz not null,
    by          varchar(64) not null,
    primary key (shipment_id, seq),
    unique (shipment_id, step)
);

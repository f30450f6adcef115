-- What the order costs besides the goods, and what the shopper is offered for it; nothing known of orders of before.
alter table orders add column delivery_minor bigint check (delivery_minor >= 0);
alter table orders add column product_name_en text;
alter table orders add column product_name_ko text;
alter table orders add column seller text;
alter table orders add column deliver_from date;
alter table orders add column deliver_by date check (deliver_by >= deliver_from);

-- The texts that a shopper was shown before an order bound them, and the one that they agreed to. A text is never changed.
create table order_confirmation (
    order_id  uuid        not null references orders (id),
    digest    text        not null,
    language  text        not null,
    text      text        not null,
    shown_at  timestamptz not null,
    agreed_at timestamptz,
    primary key (order_id, digest)
);
create unique index order_confirmation_agreed on order_confirmation (order_id) where agreed_at is not null;

-- Requests with an Idempotency-Key that were answered, and what was answered; a row is seen only once it has its answer.
create table idempotency_key (
    principal   text        not null,
    key         text        not null,
    fingerprint text        not null,
    made_at     timestamptz not null,
    status      integer,
    location    text,
    etag        text,
    body        text,
    primary key (principal, key)
);
create index idempotency_key_age on idempotency_key (made_at);

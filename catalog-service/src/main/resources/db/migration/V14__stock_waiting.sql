-- Orders for which there was no stock, in the order in which they came. Whose they are is not kept: the terms name nobody, and of the
-- address only the country.
create table stock_waiting (
    number   bigint      generated always as identity unique,
    order_id uuid        not null primary key,
    slot     text        not null,
    sku      text        not null,
    packs    integer     not null check (packs > 0),
    country  text        not null,
    any_pack boolean     not null,
    terms    text        not null,
    since    timestamptz not null
);
create index stock_waiting_in_turn on stock_waiting (sku, number);
create index stock_waiting_by_want on stock_waiting (sku, country, packs);
create index stock_waiting_any_pack on stock_waiting (sku, number) where any_pack;

-- Products whose waiting orders are to be looked at, because packs came in or the terms of sale changed. Rows are added without
-- asking whether anybody waits, so that no two transactions can miss each other.
-- any_pack: only those orders that another pack of the family may be sent for. after: the last order that was looked at.
create table stock_arrival (
    id       bigint      generated always as identity primary key,
    sku      text        not null,
    any_pack boolean     not null default false,
    due_at   timestamptz not null,
    after    bigint      not null default 0
);
create index stock_arrival_due on stock_arrival (due_at, id);

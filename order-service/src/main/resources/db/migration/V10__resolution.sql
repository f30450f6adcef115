-- What was asked for where another pack of the family is sent, as the catalogue told it: it is priced anew when the order goes on.
alter table orders add column asked_for text;

-- What shoppers want to give back, in the order in which they asked; of an order one at a time. The order itself stays as it ended.
create table order_return (
    number          bigint      generated always as identity primary key,
    order_id        uuid        not null references orders (id),
    reason          text        not null,
    note            text,
    asked_at        timestamptz not null,
    accepted        boolean,
    settled_at      timestamptz,
    settled_by      text,
    settlement_note text,
    check ((accepted is null) = (settled_at is null)),
    check ((settled_at is null) = (settled_by is null))
);
create index order_return_of_order on order_return (order_id, number);
create unique index order_return_open on order_return (order_id) where settled_at is null;
create index order_return_to_settle on order_return (number) where settled_at is null;

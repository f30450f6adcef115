-- The open orders of people who have an account here: who is told what stands in an order's way, and of which product.
create table told_order (
    id      uuid    primary key,
    account text    not null,
    sku     text    not null,
    test    boolean not null
);
create index told_order_account on told_order (account);

-- Whether a notice is about an order that runs as a test.
alter table notice add column test boolean not null default false;

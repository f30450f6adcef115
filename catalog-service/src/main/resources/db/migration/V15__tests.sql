-- Whether an order goes its whole way without stock, because it is a test; and whether a slot's orders are tests.
alter table order_without_stock add column test boolean not null default false;
alter table binding add column test boolean not null default false;

-- The states between asking and buying, and what stands in an order's way.
alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state_check
    check (state in ('REQUESTED', 'HELD', 'AUTHORISING', 'IN_RESOLUTION', 'PLACED', 'CONFIRMED', 'SHIPPED',
                     'DELIVERED', 'UNDELIVERED', 'CANCELLED', 'REJECTED'));
alter table orders drop constraint orders_check1;
alter table orders add constraint orders_priced
    check (state in ('REQUESTED', 'IN_RESOLUTION', 'REJECTED', 'CANCELLED') or total_minor is not null);
alter table orders drop constraint orders_hold_reason_check;
alter table orders add column resolution_reason text;
alter table orders add column resolvable_until timestamptz;
alter table orders add column test boolean not null default false;

drop index orders_open;
create index orders_open on orders (state)
    where state in ('REQUESTED', 'HELD', 'AUTHORISING', 'IN_RESOLUTION', 'PLACED', 'CONFIRMED', 'SHIPPED');

-- Who moved it on: party is what they are to the order, who the one of operations, note what they said.
alter table order_transition add column party text;
alter table order_transition add column who text;
alter table order_transition add column note text;

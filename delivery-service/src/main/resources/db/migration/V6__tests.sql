-- A shipment that is only a test: no courier ever sees it, and it moves by itself.
alter table shipment add column test boolean not null default false;
drop index shipment_open;
create index shipment_open on shipment (id) where step in ('BOOKED', 'DISPATCHED', 'OUT_FOR_DELIVERY') and not test;

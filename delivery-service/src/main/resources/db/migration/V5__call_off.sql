-- Shipments of orders that were cancelled: called off while nobody had them, or recalled and brought back.
alter table shipment drop constraint shipment_step_check;
alter table shipment add constraint shipment_step_check
    check (step in ('CREATED', 'BOOKED', 'DISPATCHED', 'OUT_FOR_DELIVERY', 'DELIVERED', 'FAILED',
                    'CANCELLED', 'RECALLED', 'RETURNED'));

drop index shipment_open;
create index shipment_open on shipment (id) where step in ('BOOKED', 'DISPATCHED', 'OUT_FOR_DELIVERY', 'RECALLED');

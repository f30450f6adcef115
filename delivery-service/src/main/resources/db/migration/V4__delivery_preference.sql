-- How the shopper would like to receive the parcel; those of before go to the doorstep.
alter table shipment add column preference varchar(20) not null default 'DOORSTEP'
    check (preference in ('DOORSTEP', 'IN_HOME', 'PICKUP_POINT'));
alter table shipment alter column preference drop default;

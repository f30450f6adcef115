-- Orders that were cancelled before they had a shipment: none is made for them any more, should their confirmation come late.
create table order_called_off (
    order_id uuid not null primary key
);

-- Since when an order gets no shipment, so that this can be forgotten when its confirmation cannot come any more.
alter table order_called_off add column called_off_at timestamptz not null default now();
create index order_called_off_at on order_called_off (called_off_at);

-- When an order that may yet be told of was delivered: it may be given back, and is forgotten long after that.
alter table told_order add column delivered_at timestamptz;
create index told_order_delivered on told_order (delivered_at) where delivered_at is not null;

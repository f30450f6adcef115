-- What an order belongs to, as traceparent: its timer and its courier know nothing of the press that it came of.
alter table orders add column trace varchar(55);

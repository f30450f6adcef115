-- Why an order was rejected, in the catalogue's own words, where it has any.
alter table orders add column explanation text;

-- What was asked for, where another pack of the same family is sent: sku and packs are what is sent.
alter table orders add column requested_sku text;
alter table orders add column requested_packs integer check (requested_packs between 1 and 99);
alter table orders add check ((requested_sku is null) = (requested_packs is null));

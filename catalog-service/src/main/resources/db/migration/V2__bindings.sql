-- A product that has left the catalogue keeps its row: reservations and bindings still speak of it.
alter table product add column removed boolean not null default false;

-- What the topic device-models tells of each model; no slots while a device names a model that was not heard of yet.
create table device_model (
    id         text not null primary key,
    slots      text,
    changed_at timestamptz,
    check ((slots is null) = (changed_at is null))
);

-- Devices heard of before have none until they are heard of again.
alter table device add column model text references device_model;
create index device_by_model on device (model, id);

-- consent: a Consent as the events write it. Bindings made before there was a choice go on as they were.
alter table binding add column consent text not null default '{"mode":"INSTANT"}';
alter table binding add column delivery_preference text not null default 'DOORSTEP'
    check (delivery_preference in ('DOORSTEP', 'IN_HOME', 'PICKUP_POINT'));
alter table binding add column choice_reason text
    check (choice_reason in ('PRODUCT_REMOVED', 'PRODUCT_NOT_FOR_SALE', 'PRODUCT_NOT_ALLOWED', 'CURRENCY_CHANGED'));
alter table binding alter column consent drop default;
alter table binding alter column delivery_preference drop default;
create index binding_by_sku on binding (sku, slot_id);

-- Changes of the catalogue whose bindings are still to be looked through, and how far that has come.
create table binding_review (
    id         bigint generated always as identity primary key,
    kind       text not null check (kind in ('PRODUCT', 'MODEL')),
    subject    text not null,
    done_until text not null default ''
);

-- What was bound to a product that is not for sale by now has been broken silently until today.
insert into binding_review (kind, subject)
select 'PRODUCT', sku from product where not saleable and sku in (select sku from binding);

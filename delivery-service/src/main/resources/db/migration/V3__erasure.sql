-- Accounts that were erased, and when to look again for what is left of each; never any more once nothing can come late.
create table erased_account (
    account   text        not null primary key,
    erased_at timestamptz not null,
    look_at   timestamptz
);
create index erased_account_due on erased_account (look_at) where look_at is not null;

create index shipment_of_shopper on shipment (shopper, id);

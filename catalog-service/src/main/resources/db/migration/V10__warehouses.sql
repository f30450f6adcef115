-- serves: ISO 3166-1 codes of the countries it delivers to; none for all. rank: who is asked first, the lowest.
create table warehouse (
    id      text    not null primary key,
    name    text    not null,
    country text    not null check (country ~ '^[A-Z]{2}$'),
    rank    integer not null check (rank >= 0),
    serves  text[]  not null,
    active  boolean not null
);

-- Where everything was until there were several.
insert into warehouse (id, name, country, rank, serves, active) values ('main', 'Main warehouse', 'US', 100, '{}', true);

alter table stock_receipt drop constraint stock_receipt_sku_fkey;
alter table reservation drop constraint reservation_sku_fkey;
alter table stock rename to former_stock;
alter index stock_pkey rename to former_stock_pkey;

-- The packs of a product in one warehouse. Every change is one conditional statement; what would break this the database refuses too.
-- received: all that came in. corrected: what counting found, less what it missed. moved: what came from other warehouses, less what
-- went there. reserved: promised to orders under way. shipped: gone with parcels.
-- The rows of much wanted products change all the time: there is room on their pages, and no index over what changes.
create table stock (
    sku       text   not null references product,
    warehouse text   not null references warehouse,
    received  bigint not null default 0 check (received >= 0),
    corrected bigint not null default 0,
    moved     bigint not null default 0,
    reserved  bigint not null default 0 check (reserved >= 0),
    shipped   bigint not null default 0 check (shipped >= 0),
    on_hand   bigint not null generated always as (received + corrected + moved - shipped) stored,
    available bigint not null generated always as (received + corrected + moved - shipped - reserved) stored check (available >= 0),
    primary key (sku, warehouse)
) with (fillfactor = 50);

insert into stock (sku, warehouse, received, reserved, shipped)
select s.sku, 'main', s.initial,
       coalesce(sum(r.packs) filter (where r.state = 'RESERVED'), 0),
       coalesce(sum(r.packs) filter (where r.state = 'SHIPPED'), 0)
from former_stock s left join reservation r on r.sku = s.sku
group by s.sku, s.initial;

-- Why the packs in a warehouse became more or fewer: rows are added, and never changed or taken away. At any time the packs of a
-- product's movements in a warehouse add up to what is on hand there.
create table stock_movement (
    id        bigint      generated always as identity primary key,
    at        timestamptz not null,
    kind      text        not null
              check (kind in ('OPENING', 'RECEIPT', 'CORRECTION', 'TRANSFER_OUT', 'TRANSFER_IN', 'SHIPMENT')),
    sku       text        not null,
    warehouse text        not null,
    packs     bigint      not null check (packs <> 0),
    reference text        not null,
    reason    text        check (reason in ('COUNT', 'DAMAGE', 'LOSS', 'FOUND', 'RETURN')),
    note      text,
    author    text,
    check ((kind = 'CORRECTION') = (reason is not null)),
    unique (sku, kind, reference)
);
create index stock_movement_by_sku on stock_movement (sku, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to', tg_table_name;
end $$;
create trigger only_added_to before update or delete on stock_movement execute function refuse_change();

insert into stock_movement (at, kind, sku, warehouse, packs, reference)
select now(), 'OPENING', s.sku, 'main', s.initial - coalesce(r.packs, 0), 'opening'
from former_stock s left join (select sku, sum(packs) as packs from stock_receipt group by sku) r on r.sku = s.sku
where s.initial > coalesce(r.packs, 0);
insert into stock_movement (at, kind, sku, warehouse, packs, reference)
select received_at, 'RECEIPT', sku, 'main', packs, reference from stock_receipt order by received_at;
insert into stock_movement (at, kind, sku, warehouse, packs, reference)
select settled_at, 'SHIPMENT', sku, 'main', -packs, order_id::text from reservation where state = 'SHIPPED' order by settled_at;

drop table stock_receipt;
drop table former_stock;

-- One order, one warehouse. It refers to its row of stock without a foreign key: every reservation would lock that row a second time.
alter table reservation add column warehouse text not null default 'main';
alter table reservation alter column warehouse drop default;
drop index reservation_by_sku;

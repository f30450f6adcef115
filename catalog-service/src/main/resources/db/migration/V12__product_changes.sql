-- Products whose state is to be published, each time it has changed or is going to change. Only ever added to by those who change
-- products, so that they never wait for the one who publishes.
create table product_change (
    id  bigint generated always as identity primary key,
    sku text        not null,
    due timestamptz not null default now()
);
create index product_change_due on product_change (due, id);
create index product_change_sku on product_change (sku);

-- The right to publish: one row, held by whoever does. The name is the one that Kafka knows the publisher by, the holder the instance
-- that spoke in it last. Versions of states come of the sequence.
create table product_publication (
    name   text not null primary key default 'products-' || gen_random_uuid(),
    holder uuid
);
insert into product_publication default values;
create sequence product_version;

create function mark_products() returns trigger language plpgsql as $$
begin
    insert into product_change (sku) select sku from changed;
    return null;
end $$;

-- What an update leaves as it was is not told again.
create function mark_changed_products() returns trigger language plpgsql as $$
begin
    insert into product_change (sku)
    select changed.sku from changed join former using (sku) where changed.* is distinct from former.*;
    return null;
end $$;

create trigger product_added after insert on product
    referencing new table as changed for each statement execute function mark_products();
create trigger product_changed after update on product
    referencing new table as changed old table as former for each statement execute function mark_changed_products();
create trigger product_deleted after delete on product
    referencing old table as changed for each statement execute function mark_products();

-- A category that moves takes its products with it.
create function mark_products_of_category() returns trigger language plpgsql as $$
begin
    insert into product_change (sku)
    select p.sku from product p join changed on changed.id = p.category_id join former on former.id = changed.id
    where changed.path is distinct from former.path;
    return null;
end $$;
create trigger category_moved after update on category
    referencing new table as changed old table as former for each statement execute function mark_products_of_category();

-- What is in the catalogue already.
insert into product_change (sku) select sku from product;

-- A price is told of when it is laid or withdrawn, and again at the instants at which it begins and ends.
create function mark_priced_products() returns trigger language plpgsql as $$
begin
    insert into product_change (sku, due)
    select sku, greatest(starts_at, now()) from changed
    union
    select sku, ends_at from changed where ends_at > now();
    return null;
end $$;
create trigger price_laid after insert on price
    referencing new table as changed for each statement execute function mark_priced_products();

create function mark_repriced_products() returns trigger language plpgsql as $$
begin
    insert into product_change (sku) select distinct sku from changed;
    return null;
end $$;
create trigger price_withdrawn after update on price
    referencing new table as changed for each statement execute function mark_repriced_products();

-- Instants at which a policy begins to concern its products, or no longer does: these are then marked, some at a time.
create table product_turn (
    id          bigint generated always as identity primary key,
    scope       text        not null,
    subject_key text        not null,
    due         timestamptz not null,
    done_until  text        not null default ''
);
create index product_turn_due on product_turn (due, id);

create function note_turns() returns trigger language plpgsql as $$
begin
    insert into product_turn (scope, subject_key, due)
    select new.scope, new.subject_key, due
    from (select greatest(new.starts_at, now()) as due
          union select greatest(new.ends_at, now()) where new.ends_at is not null
          union select now() where tg_op = 'UPDATE') turns;
    return null;
end $$;
create trigger policy_turns after insert or update on sale_policy for each row execute function note_turns();

-- Of policies and prices that were laid before there were marks, what is still to come.
insert into product_change (sku, due)
select sku, starts_at from price where starts_at > now() and withdrawn_at is null
union
select sku, ends_at from price where ends_at > now() and withdrawn_at is null;
insert into product_turn (scope, subject_key, due)
select scope, subject_key, starts_at from sale_policy where starts_at > now()
union
select scope, subject_key, ends_at from sale_policy where ends_at > now();

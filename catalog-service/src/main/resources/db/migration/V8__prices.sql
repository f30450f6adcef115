-- What a pack costs, and when. A row is in force from starts_at until it ends or was withdrawn; nothing is overwritten.
-- REGULAR: until the next regular one begins. SALE: beside it, where it is lower and in the same currency.
create table price (
    id           bigint generated always as identity primary key,
    sku          text        not null references product,
    kind         text        not null check (kind in ('REGULAR', 'SALE')),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    starts_at    timestamptz not null,
    ends_at      timestamptz,
    reason       text,
    laid_by      text        not null,
    laid_at      timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    check (ends_at > starts_at),
    check (kind = 'SALE' or ends_at is null),
    check (kind = 'SALE' or withdrawn_at <= starts_at),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index price_regular on price (sku, starts_at desc, id desc) include (amount_minor, currency)
    where kind = 'REGULAR' and withdrawn_at is null;
create index price_sale on price (sku, starts_at) where kind = 'SALE';
create index price_by_sku on price (sku, id);

-- Nobody noted since when these hold.
insert into price (sku, kind, amount_minor, currency, starts_at, laid_by, laid_at)
select sku, 'REGULAR', price_minor, price_currency, 'epoch', 'migration', now() from product order by sku;

alter table product drop column price_minor;
alter table product drop column price_currency;

-- The price of a product at an instant: the latest regular one, or a sale price in its currency that is lower.
create function price_in_force(of_sku text, at_instant timestamptz)
    returns table (amount_minor bigint, currency text)
    language sql stable
as
$$
select least(r.amount_minor, (select min(s.amount_minor)
                              from price s
                              where s.sku = of_sku and s.kind = 'SALE' and s.currency = r.currency
                                and s.starts_at <= at_instant
                                and (s.ends_at is null or s.ends_at > at_instant)
                                and (s.withdrawn_at is null or s.withdrawn_at > at_instant))), r.currency
from (select p.amount_minor, p.currency
      from price p
      where p.sku = of_sku and p.kind = 'REGULAR' and p.withdrawn_at is null and p.starts_at <= at_instant
      order by p.starts_at desc, p.id desc
      limit 1) r
$$;

-- Every price that a product had, in the currency it has now, at any moment from since until at_instant.
create function prices_honoured(of_sku text, since timestamptz, at_instant timestamptz)
    returns table (amount_minor bigint)
    language sql stable
as
$$
with regular as (
    select p.amount_minor, p.currency, p.starts_at,
           lead(p.starts_at) over (order by p.starts_at, p.id) as next_at,
           first_value(p.currency) over (order by p.starts_at desc, p.id desc) as currency_now
    from price p
    where p.sku = of_sku and p.kind = 'REGULAR' and p.withdrawn_at is null and p.starts_at <= at_instant
), shown as (
    select r.amount_minor, r.currency, greatest(r.starts_at, since) as from_at, r.next_at
    from regular r
    where r.currency = r.currency_now
      and (r.next_at is null or (r.next_at > since and r.next_at > r.starts_at))
)
select amount_minor from shown
union
select s.amount_minor
from shown r
join price s on s.sku = of_sku and s.kind = 'SALE' and s.currency = r.currency
where s.amount_minor < r.amount_minor
  and s.starts_at <= at_instant
  and (r.next_at is null or s.starts_at < r.next_at)
  and (s.ends_at is null or s.ends_at > r.from_at)
  and (s.withdrawn_at is null or (s.withdrawn_at > r.from_at and s.withdrawn_at > s.starts_at))
$$;

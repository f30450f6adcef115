-- consent: a Consent as the events write it; orders of before were never asked about.
alter table orders add column consent text not null default '{"mode":"INSTANT"}';
alter table orders add column delivery_preference text not null default 'DOORSTEP'
    check (delivery_preference in ('DOORSTEP', 'IN_HOME', 'PICKUP_POINT'));
alter table orders alter column consent drop default;
alter table orders alter column delivery_preference drop default;

-- Why it was held, if it was; until now there was one reason only.
alter table orders add column hold_reason text
    check (hold_reason in ('PRICE_ABOVE_CEILING', 'PRICE_DRIFT', 'MONTHLY_CAP', 'QUIET_HOURS', 'PROPOSAL'));
update orders set hold_reason = 'PRICE_ABOVE_CEILING' where lapses_at is not null;

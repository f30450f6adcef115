-- Where a transition stands in the stream: tx is its transaction, position the place among the rows of all. A row is in the
-- stream for good once every transaction up to its own has ended; positions alone may be committed out of order.
alter table order_transition add column tx xid8 not null default pg_current_xact_id();
alter table order_transition add column position bigint generated always as identity;
create index order_transition_stream on order_transition (tx, position);

-- What operations look for, each newest first; what few orders have is indexed for those few.
create index orders_of_sku on orders (sku, requested_at desc, id desc);
create index orders_in_state on orders (state, requested_at desc, id desc);
create index orders_by_trigger on orders (trigger, requested_at desc, id desc);
create index orders_held on orders (hold_reason, requested_at desc, id desc) where hold_reason is not null;
create index orders_on_test on orders (requested_at desc, id desc) where test;

-- Timers come and go at the early end of an index that may be a million long: what is done is cleared by how much there is of
-- it, not by its share of what waits.
alter table scheduled_tasks set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                                 autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);

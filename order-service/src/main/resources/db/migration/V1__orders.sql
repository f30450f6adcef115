-- Every order, one row each, as it stands now.
create table orders (
    id                uuid        not null primary key,
    decision_id       uuid        not null unique,
    event_id          text        not null,
    slot              text        not null,
    owner             text        not null,
    sku               text        not null,
    packs             integer     not null check (packs between 1 and 99),
    ceiling_minor     bigint,
    ceiling_currency  text,
    recipient         text        not null,
    line1             text        not null,
    line2             text,
    city              text        not null,
    postal_code       text        not null,
    country           text        not null,
    trigger           text        not null,
    unit_price_minor  bigint,
    total_minor       bigint,
    currency          text,
    state             text        not null check (state in ('REQUESTED', 'HELD', 'PLACED', 'CONFIRMED', 'SHIPPED',
                                                            'DELIVERED', 'UNDELIVERED', 'CANCELLED', 'REJECTED')),
    received_at       timestamptz not null,
    requested_at      timestamptz not null,
    lapses_at         timestamptz,
    placed_at         timestamptz,
    cancellable_until timestamptz,
    confirmed_at      timestamptz,
    shipped_at        timestamptz,
    ended_at          timestamptz,
    steps             integer     not null,
    version           bigint      not null,
    check ((ceiling_minor is null) = (ceiling_currency is null)),
    check (state in ('REQUESTED', 'REJECTED', 'CANCELLED') or total_minor is not null)
);
create index orders_of_owner on orders (owner, requested_at desc, id desc);
create index orders_of_slot on orders (slot, requested_at desc, id desc);
create index orders_by_time on orders (requested_at desc, id desc);
create index orders_open on orders (state) where state in ('REQUESTED', 'HELD', 'PLACED', 'CONFIRMED', 'SHIPPED');

-- How each order came to be what it is. Rows are only ever added.
create table order_transition (
    order_id   uuid        not null references orders (id),
    seq        integer     not null check (seq >= 1),
    from_state text,
    to_state   text        not null,
    at         timestamptz not null,
    cause      text        not null,
    primary key (order_id, seq),
    check ((seq = 1) = (from_state is null))
);

-- The timers of db-scheduler, in the shape it expects.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

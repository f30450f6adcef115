-- What operations have said of accounts; one that is not here is in good standing.
create table account_standing (
    owner    text        not null primary key,
    standing text        not null check (standing in ('GOOD', 'SUSPENDED')),
    reason   text,
    set_by   text        not null,
    since    timestamptz not null
);

-- What a household lets itself spend, in minor units of its currency; a limit that is null limits nothing.
create table household_budget (
    owner           text    not null primary key,
    currency        text    not null,
    zone            text    not null,
    per_day_minor   bigint  check (per_day_minor >= 0),
    per_month_minor bigint  check (per_month_minor >= 0),
    orders_per_day  integer check (orders_per_day between 1 and 500)
);

-- What it lets itself spend on one slot, in the currency and by the days of the household's budget.
create table slot_budget (
    owner           text   not null references household_budget (owner) on delete cascade,
    slot            text   not null,
    per_day_minor   bigint check (per_day_minor >= 0),
    per_month_minor bigint check (per_month_minor >= 0),
    primary key (owner, slot)
);

-- The ways of ordering that a household keeps locked, separated by commas, and who guesses at the PIN.
create table child_lock (
    owner        text        not null primary key,
    triggers     text        not null,
    pin_hash     text        not null,
    wrong_tries  integer     not null default 0,
    locked_until timestamptz
);

-- Sums and counts of a household's period look at its waiting orders and at those placed lately.
create index orders_waiting_of_owner on orders (owner) where state in ('HELD', 'AUTHORISING', 'IN_RESOLUTION');
create index orders_placed_of_owner on orders (owner, placed_at) where placed_at is not null;
create index orders_delivered_of_owner on orders (owner, sku, ended_at desc) where state = 'DELIVERED';

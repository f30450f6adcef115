-- How a shopper wants to pay; who has not said so has no row. token is the provider's own name for a card, never a number.
create table payment_method (
    owner     text        not null primary key,
    kind      text        not null check (kind in ('INVOICE', 'CARD')),
    token     text,
    chosen_at timestamptz not null,
    check ((kind = 'CARD') = (token is not null))
);

-- Each attempt to be paid for an order: what is wished of it, and how far it has come. token is kept until the provider has answered.
create table payment (
    id         uuid        not null primary key,
    order_id   uuid        not null references orders (id),
    kind       text        not null check (kind in ('INVOICE', 'CARD')),
    token      text,
    minor      bigint      not null check (minor >= 0),
    currency   text        not null,
    wish       text        not null check (wish in ('AUTHORISED', 'CAPTURED', 'VOIDED', 'REFUNDED')),
    state      text        not null check (state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'VOIDED', 'REFUNDED',
                                                     'DECLINED', 'FAILED')),
    attempted  text        check (attempted in ('AUTHORISE', 'CAPTURE', 'VOID', 'REFUND')),
    reference  text        unique,
    refusal    text,
    asked_at   timestamptz not null,
    wished_at  timestamptz not null,
    changed_at timestamptz not null
);
create index payment_of_order on payment (order_id);
create index payment_by_time on payment (asked_at, id);
-- An order is paid for once, however often it is tried.
create unique index payment_wanted on payment (order_id)
    where wish in ('AUTHORISED', 'CAPTURED') and state not in ('DECLINED', 'FAILED');

-- The books. A posting above zero is a debit, one below is a credit.
create table book_account (
    code text not null primary key,
    kind text not null check (kind in ('MEMORANDUM', 'ASSET', 'INCOME'))
);
insert into book_account (code, kind) values
    ('INVOICE_PENDING', 'MEMORANDUM'),
    ('CARD_PENDING', 'MEMORANDUM'),
    ('COMMITMENTS', 'MEMORANDUM'),
    ('RECEIVABLE', 'ASSET'),
    ('CARD_CLEARING', 'ASSET'),
    ('REVENUE', 'INCOME');

create table booking (
    id       uuid        not null primary key,
    payment  uuid        not null references payment (id),
    order_id uuid        not null references orders (id),
    occasion text        not null check (occasion in ('AUTHORISED', 'CAPTURED', 'VOIDED', 'REFUNDED')),
    at       timestamptz not null,
    unique (payment, occasion)
);

create table posting (
    booking  uuid   not null references booking (id),
    account  text   not null references book_account (code),
    minor    bigint not null,
    currency text   not null,
    primary key (booking, account, currency)
);

-- Looked at when the transaction ends, when all of a booking is there.
create function booking_must_balance() returns trigger language plpgsql as $$
declare
    entered uuid := case tg_table_name when 'booking' then (to_jsonb(new) ->> 'id')::uuid
                                       else (to_jsonb(new) ->> 'booking')::uuid end;
begin
    if not exists (select from posting where booking = entered)
        or exists (select from posting where booking = entered group by currency having sum(minor) <> 0) then
        raise exception 'booking % does not balance', entered using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger booking_balances after insert on booking
    deferrable initially deferred for each row execute function booking_must_balance();
create constraint trigger posting_balances after insert on posting
    deferrable initially deferred for each row execute function booking_must_balance();

create function books_are_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger booking_stays before update or delete or truncate on booking
    for each statement execute function books_are_only_added_to();
create trigger posting_stays before update or delete or truncate on posting
    for each statement execute function books_are_only_added_to();

-- What is to be done at a provider. Beside the orders' timers, which must not wait for somebody else's server.
create table payment_task (
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
create index payment_task_due on payment_task (execution_time);
create index payment_task_heartbeat on payment_task (last_heartbeat);

-- What came of each comparison of payments, provider and books; ended_at is null while it is at work.
create table reconciliation (
    id         uuid        not null primary key,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    asked_at   timestamptz not null,
    ended_at   timestamptz,
    compared   integer,
    found      integer,
    check ((ended_at is null) = (compared is null) and (ended_at is null) = (found is null))
);
create index reconciliation_by_time on reconciliation (asked_at desc, id desc);

create table reconciliation_difference (
    reconciliation uuid    not null references reconciliation (id),
    seq            integer not null,
    kind           text    not null,
    payment        uuid,
    order_id       uuid,
    reference      text,
    ours           text,
    theirs         text,
    primary key (reconciliation, seq)
);

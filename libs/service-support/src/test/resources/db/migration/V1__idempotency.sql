-- Requests with an Idempotency-Key that were answered, and what was answered; a row is seen only once it has its answer.
create table idempotency_key (
    principal   text        not null,
    key         text        not null,
    fingerprint text        not null,
    made_at     timestamptz not null,
    status      integer,
    location    text,
    etag        text,
    body        text,
    primary key (principal, key)
);
create index idempotency_key_age on idempotency_key (made_at);

-- What keyed requests of the tests do.
create table effect (name text not null);

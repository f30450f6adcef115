-- source: the feed of its seller that a product comes from; none: it does not come from a feed.
-- unit_price_base: the amount its seller says the unit price for. image_source: where its seller shows a picture of it.
alter table product add column source text;
alter table product add column description text;
alter table product add column unit_price_base text;
alter table product add column image_source text;
create index product_by_feed on product (seller, source, sku) where source is not null;

-- One run of a feed: first its bytes come in, then its rows are acted on, some hundred a transaction, which notes how many are done.
create table feed_import (
    id             uuid        not null primary key,
    place          bigint      generated always as identity unique,
    seller         text        not null,
    source         text        not null,
    format         text        not null check (format in ('MERCHANT_TSV', 'MERCHANT_XML', 'JSON_LINES')),
    mode           text        not null check (mode in ('FULL', 'DELTA')),
    language       text        not null check (language in ('en', 'ko')),
    currency       text,
    allow_removals boolean     not null,
    expected_bytes bigint,
    expected_sha256 text,
    state          text        not null check (state in ('UPLOADING', 'WAITING', 'RUNNING', 'REMOVING', 'DONE', 'FAILED', 'CANCELLED')),
    reason         text,
    author         text        not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    started_at     timestamptz,
    ended_at       timestamptz,
    bytes          bigint      not null default 0,
    rows           bigint      not null default 0,
    created        bigint      not null default 0,
    updated        bigint      not null default 0,
    unchanged      bigint      not null default 0,
    refused        bigint      not null default 0,
    warned         bigint      not null default 0,
    removed        bigint      not null default 0,
    unreadable     bigint      not null default 0,
    worker         uuid,
    lease_until    timestamptz
);
create unique index feed_import_one_at_a_time on feed_import (seller, source) where state in ('RUNNING', 'REMOVING');
create index feed_import_open on feed_import (place) where state in ('UPLOADING', 'WAITING', 'RUNNING', 'REMOVING');

create table feed_chunk (
    import bigint not null references feed_import (place) on delete cascade,
    start  bigint not null,
    bytes  bytea  not null,
    primary key (import, start)
);
alter table feed_chunk alter column bytes set storage external;

-- The products that a run has come by: what is not among them has left a full feed, and what is twice counts once.
create table feed_item (
    import bigint not null references feed_import (place) on delete cascade,
    sku    text   not null,
    primary key (import, sku)
);

create table feed_finding (
    import    bigint not null references feed_import (place) on delete cascade,
    number    bigint generated always as identity,
    line      bigint not null,
    item      text,
    severity  text   not null check (severity in ('REFUSED', 'WARNING')),
    code      text   not null,
    attribute text,
    message   text   not null,
    primary key (import, number)
);

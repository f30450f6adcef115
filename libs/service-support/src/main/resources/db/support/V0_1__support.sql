-- Events that this service has acted on, so that none is acted on twice.
create table processed_event (
    source       text        not null,
    event_id     text        not null,
    processed_at timestamptz not null,
    primary key (source, event_id)
);
create index processed_event_age on processed_event (processed_at);

-- The tables of the Namastack outbox, in the shape it expects.
create table outbox_record (
    id             varchar(255)  not null primary key,
    status         varchar(20)   not null,
    record_key     varchar(255)  not null,
    record_type    varchar(255)  not null,
    payload        text          not null,
    context        text,
    created_at     timestamptz   not null,
    completed_at   timestamptz,
    failure_count  int           not null,
    failure_reason varchar(1000),
    next_retry_at  timestamptz   not null,
    partition_no   integer       not null,
    handler_id     varchar(1000) not null
);
create index outbox_record_key_created on outbox_record (record_key, created_at);
create index outbox_record_due on outbox_record (partition_no, status, next_retry_at);
create index outbox_record_status on outbox_record (status, next_retry_at);
create index outbox_record_key_completed on outbox_record (record_key, completed_at, created_at);

create table outbox_instance (
    instance_id    varchar(255) not null primary key,
    hostname       varchar(255) not null,
    port           integer      not null,
    status         varchar(50)  not null,
    started_at     timestamptz  not null,
    last_heartbeat timestamptz  not null,
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null
);
create index outbox_instance_heartbeat on outbox_instance (status, last_heartbeat);

create table outbox_partition (
    partition_number integer     not null primary key,
    instance_id      varchar(255),
    version          bigint      not null default 0,
    updated_at       timestamptz not null
);
create index outbox_partition_instance on outbox_partition (instance_id);

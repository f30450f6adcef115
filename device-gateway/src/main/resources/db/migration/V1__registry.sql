-- Devices and the keys they sign with. A deregistered device stays known, without its key.
create table device (
    id            text        not null primary key,
    model         text        not null,
    serial        text        not null,
    slots         text[]      not null,
    status        text        not null,
    owner         text,
    claim_hash    bytea,
    key_algorithm text        not null,
    key_material  bytea,
    changed_at    timestamptz not null,
    version       bigint      not null,
    constraint device_claimed_has_owner check ((status = 'CLAIMED') = (owner is not null)),
    constraint device_key_until_the_end check ((status = 'DEREGISTERED') = (key_material is null))
);
-- A device that came back may be registered again.
create unique index device_serial_of_model on device (model, serial) where status <> 'DEREGISTERED';
create unique index device_claim on device (claim_hash) where claim_hash is not null;
create index device_owner on device (owner, id) where owner is not null;

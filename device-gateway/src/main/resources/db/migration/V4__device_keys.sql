-- A device may have several keys, each with its own time. A revoked one stays known, without its material.
create table device_key (
    id                 text        not null primary key,
    device             text        not null references device (id),
    algorithm          text        not null,
    material           bytea,
    valid_from         timestamptz not null,
    valid_until        timestamptz,
    revoked_at         timestamptz,
    -- The id of the request that brought the key, for a device that brought it itself.
    request            text,
    fingerprint        text,
    certificate_serial text,
    certificate_issuer text,
    certificate_cn     text,
    version            bigint      not null,
    constraint device_key_until_revoked check ((revoked_at is null) = (material is not null)),
    constraint device_key_certificate check ((algorithm = 'X509') = (fingerprint is not null))
);
create index device_key_of_device on device_key (device);
create unique index device_key_of_request on device_key (device, request) where request is not null;
-- A certificate speaks for one device at a time.
create unique index device_key_certificate_once on device_key (fingerprint)
    where fingerprint is not null and revoked_at is null;
create index device_key_by_fingerprint on device_key (fingerprint) where fingerprint is not null;

insert into device_key (id, device, algorithm, material, valid_from, revoked_at, version)
select gen_random_uuid()::text, id, key_algorithm, key_material, changed_at,
       case when key_material is null then changed_at end, 0
from device;

alter table device drop constraint device_key_until_the_end;
alter table device drop column key_algorithm, drop column key_material;

-- How devices fare, written in batches. Without foreign keys to wait for: a row is only written for a device there is.
create table device_vitals (
    device             text        not null primary key,
    heard_at           timestamptz not null,
    battery_percent    int,
    battery_millivolts int,
    battery_at         timestamptz,
    firmware           text,
    firmware_at        timestamptz
);
create table device_failure (
    device  text   not null,
    problem text   not null,
    count   bigint not null,
    primary key (device, problem)
);

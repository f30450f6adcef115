-- Accounts of people. An erased account keeps its id, so that it is never given again, and nothing else.
create table account (
    id                text        not null primary key,
    email             text,
    verified_at       timestamptz,
    password          text,
    display_name      text,
    locale            text        not null,
    roles             text[]      not null,
    status            text        not null,
    tokens_valid_from timestamptz not null,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    version           bigint      not null,
    constraint account_erased_is_empty
        check (status <> 'ERASED' or (email is null and password is null and display_name is null))
);
create unique index account_email on account (email) where email is not null;

-- What was sent to somebody's address and comes back once; only its hash is kept.
create table mailed_token (
    hash       bytea       not null primary key,
    account    text        not null references account (id) on delete cascade,
    purpose    text        not null,
    expires_at timestamptz not null
);
create index mailed_token_account on mailed_token (account, purpose);
create index mailed_token_age on mailed_token (expires_at);

-- Tries to log in and the like that have not succeeded, by hashed subject: an account, an address, a browser.
create table attempt (
    subject  bytea       not null primary key,
    tries    int         not null,
    tried_at timestamptz not null
);
create index attempt_age on attempt (tried_at);

-- The keys that tokens are signed with; private parts are encrypted.
create table token_key (
    id          text        not null primary key,
    public_key  text        not null,
    private_key bytea       not null,
    signs_from  timestamptz not null,
    gone_from   timestamptz
);

-- Clients of partners, besides those in the configuration.
create table partner_client (
    id            text        not null primary key,
    partner       text        not null,
    name          text        not null,
    secret        text        not null,
    redirect_uris text[]      not null,
    enabled       boolean     not null,
    created_at    timestamptz not null
);
create index partner_client_partner on partner_client (partner);

-- Spring Security's authorizations, with nothing but hashes of tokens; version finds out two who change one at once.
create table oauth2_authorization (
    id                            varchar(100) not null primary key,
    registered_client_id          varchar(100) not null,
    principal_name                varchar(200) not null,
    authorization_grant_type      varchar(100) not null,
    authorized_scopes             varchar(1000),
    attributes                    text,
    state                         varchar(500),
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             varchar(100),
    access_token_scopes           varchar(1000),
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text,
    version                       bigint       not null default 0,
    started_at                    timestamptz  not null default now()
);
create index oauth2_authorization_principal on oauth2_authorization (principal_name);
create index oauth2_authorization_state on oauth2_authorization (state) where state is not null;
create index oauth2_authorization_code on oauth2_authorization (authorization_code_value)
    where authorization_code_value is not null;
create index oauth2_authorization_access on oauth2_authorization (access_token_value)
    where access_token_value is not null;
create index oauth2_authorization_id_token on oauth2_authorization (oidc_id_token_value)
    where oidc_id_token_value is not null;
create index oauth2_authorization_refresh on oauth2_authorization (refresh_token_value)
    where refresh_token_value is not null;
create index oauth2_authorization_user_code on oauth2_authorization (user_code_value)
    where user_code_value is not null;
create index oauth2_authorization_device_code on oauth2_authorization (device_code_value)
    where device_code_value is not null;

-- Refresh tokens that were exchanged: whoever brings one again has stolen it, or was stolen from.
create table exchanged_refresh_token (
    hash             text         not null primary key,
    authorization_id varchar(100) not null references oauth2_authorization (id) on delete cascade,
    exchanged_at     timestamptz  not null
);
create index exchanged_refresh_token_authorization on exchanged_refresh_token (authorization_id);
create index exchanged_refresh_token_age on exchanged_refresh_token (exchanged_at);

create table oauth2_authorization_consent (
    registered_client_id varchar(100)  not null,
    principal_name       varchar(200)  not null,
    authorities          varchar(1000) not null,
    primary key (registered_client_id, principal_name)
);

-- Spring Session's sessions of browsers.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- Spring Security's passkeys: public keys only. The user's id is the account's.
create table user_credentials (
    credential_id                varchar(1000) not null primary key,
    user_entity_user_id          varchar(1000) not null,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz,
    last_used                    timestamptz,
    label                        varchar(1000) not null
);
create index user_credentials_user on user_credentials (user_entity_user_id);

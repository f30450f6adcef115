-- What people should hear of.
create table notice (
    id      bigint generated always as identity primary key,
    account text        not null,
    kind    text        not null,
    about   text        not null,
    told_at timestamptz not null,
    read_at timestamptz
);
create index notice_account on notice (account, id desc);
create index notice_unread on notice (account) where read_at is null;
create index notice_about on notice (kind, about, id desc);

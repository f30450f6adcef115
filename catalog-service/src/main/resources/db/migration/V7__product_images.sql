-- Pictures of products: where somebody says that one is, and what was made of it. full_jpeg, thumb_jpeg: as they are served.
-- due_at: when to fetch next, none once it is there or was given up. A picture that was fetched stays until the next one is there.
create table product_image (
    sku        text        not null primary key references product on delete cascade,
    source     text        not null,
    asked_at   timestamptz not null,
    attempts   integer     not null,
    due_at     timestamptz,
    last_error text,
    fetched_at timestamptz,
    full_jpeg  bytea,
    thumb_jpeg bytea,
    etag       text,
    width      integer,
    height     integer,
    check (num_nulls(fetched_at, full_jpeg, thumb_jpeg, etag, width, height) in (0, 6))
);
create index product_image_due on product_image (due_at) where due_at is not null;
-- JPEG does not get smaller.
alter table product_image alter column full_jpeg set storage external;
alter table product_image alter column thumb_jpeg set storage external;

-- Categories stand in one another; path: a category's ancestors from the root down, and itself.
alter table category add column parent text references category;
alter table category add column path text[];
update category set path = array [id];
alter table category alter column path set not null;
create index category_by_parent on category (parent, id);

-- What retailers know of their products: a name in one language is enough, and what a pack holds may be unknown.
alter table category alter column name_en drop not null;
alter table category alter column name_ko drop not null;
alter table category add check (name_en is not null or name_ko is not null);
alter table product alter column name_en drop not null;
alter table product alter column name_ko drop not null;
alter table product add check (name_en is not null or name_ko is not null);
alter table product alter column pack_count drop not null;
alter table product alter column pack_size drop not null;
alter table product alter column pack_unit drop not null;
alter table product add check (num_nulls(pack_count, pack_size, pack_unit) in (0, 3));

-- seller: who sells it; the house itself unless a feed says otherwise.
-- gtin: a GTIN of 8, 12, 13 or 14 digits, kept with 14. family: products that are the same thing in packs of other sizes.
alter table product add column seller text not null default 'larder';
alter table product alter column seller drop default;
alter table product add column gtin text check (gtin ~ '^[0-9]{14}$');
alter table product add column family text;
create index product_by_gtin on product (gtin) where gtin is not null;
create index product_by_family on product (family, sku) where family is not null;
create index product_by_brand on product (brand, sku);
create index product_by_seller on product (seller, sku);

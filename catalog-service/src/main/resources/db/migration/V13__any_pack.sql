-- The units of packs, and how much of the one unit of its dimension each is: so that candidates for substitutes can be found by content.
create table pack_unit (
    unit      text    not null primary key,
    dimension text    not null,
    in_base   numeric not null check (in_base > 0)
);
insert into pack_unit (unit, dimension, in_base) values
    ('MG', 'MASS', 0.001), ('G', 'MASS', 1), ('KG', 'MASS', 1000), ('OZ', 'MASS', 28.349523125), ('LB', 'MASS', 453.59237),
    ('ML', 'VOLUME', 1), ('CL', 'VOLUME', 10), ('L', 'VOLUME', 1000), ('FL_OZ', 'VOLUME', 29.5735295625),
    ('PT', 'VOLUME', 473.176473), ('QT', 'VOLUME', 946.352946), ('GAL', 'VOLUME', 3785.411784),
    ('MM', 'LENGTH', 0.001), ('CM', 'LENGTH', 0.01), ('M', 'LENGTH', 1), ('IN', 'LENGTH', 0.0254), ('FT', 'LENGTH', 0.3048),
    ('YD', 'LENGTH', 0.9144), ('M2', 'AREA', 1), ('SQ_FT', 'AREA', 0.09290304),
    ('SHEET', 'SHEETS', 1), ('PIECE', 'PIECES', 1), ('USE', 'USES', 1);

-- Bindings that another pack of the family may be sent for.
create index binding_any_pack on binding (sku) where consent like '%"anyPack":true%';

-- A change of one pack concerns bindings of the others, where any may be sent.
alter table binding_review drop constraint binding_review_kind_check;
alter table binding_review add check (kind in ('PRODUCT', 'SISTER', 'MODEL', 'BRAND', 'CATEGORY', 'SELLER'));

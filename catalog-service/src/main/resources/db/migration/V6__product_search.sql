-- Trusted: whoever owns the database may create it.
create extension if not exists pg_trgm;

-- What is searched: a row for each product that is in the catalogue, kept by triggers, so that nobody who writes products or categories
-- has to think of it. A table of its own, because a product changes far more often than its words.
-- words: A its names, B its brand, C its category with stems and all, D stems of its name and what stands inside its Hangul words;
-- '#' with a sku or GTIN, and '^' with the word that a name begins with.
-- name_words: of how many words its shorter name is.
create table product_search (
    sku        text     not null primary key references product on delete cascade,
    seller     text     not null,
    brand      text     not null,
    categories text[]   not null,
    name_words smallint not null,
    words      tsvector not null
);
create index product_search_words on product_search using gin (words) with (gin_pending_list_limit = 1024);
create index product_search_categories on product_search using gin (categories) with (gin_pending_list_limit = 1024);
create index product_search_brand on product_search (brand, sku);

-- Every word there ever was, to mend typing mistakes by. No unique key: two transactions that meet a new word do not wait for each other.
create table search_word (
    word text collate "C" not null
);
create index search_word_prefix on search_word (word);
create index search_word_similar on search_word using gin (word gin_trgm_ops);

-- The words of a text, a space between two: lower case, without accents, numbers apart from letters, Hangul as the keys it is typed with.
-- Thus a syllable that is still being typed is the beginning of a word, and nothing depends on what the database's locale calls a letter.
create function search_words(given text) returns text
    language plpgsql immutable strict parallel safe as
$$
declare
    plain text := left(lower(given collate "pg_c_utf8"), 400);
    -- what two keys, or one key twice in the place of shift, stand for
    twice constant text[] := array[
        'A', 'rr', 'B', 'ee', 'C', 'qq', 'D', 'tt', 'E', 'ww', 'F', 'oo', 'G', 'pp',
        'H', 'hk', 'I', 'ho', 'J', 'hl', 'K', 'nj', 'L', 'np', 'M', 'nl', 'N', 'ml',
        'O', 'rt', 'P', 'sw', 'Q', 'sg', 'R', 'fr', 'S', 'fa', 'T', 'fq', 'U', 'ft', 'V', 'fx', 'W', 'fv', 'X', 'fg', 'Y', 'qt'];
begin
    if plain ~ '[^ -~]' then
        plain := left(lower(normalize(plain, nfkd) collate "pg_c_utf8"), 2000);
        plain := regexp_replace(plain, '[\u0300-\u036f’]', '', 'g');
        if plain ~ '[ᄀ-ᇿ]' then
            plain := translate(
                plain,
                'ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄋᄌᄍᄎᄏᄐᄑᄒ'
                'ᅡᅢᅣᅤᅥᅦᅧᅨᅩᅪᅫᅬᅭᅮᅯᅰᅱᅲᅳᅴᅵ'
                'ᆨᆩᆪᆫᆬᆭᆮᆯᆰᆱᆲᆳᆴᆵᆶᆷᆸᆹᆺᆻᆼᆽᆾᆿᇀᇁᇂ',
                'rAseBfaqCtDdwEczxvg'
                'koiFjpuGhHIJynKLMbmNl'
                'rAOsPQefRSTUVWXaqYtDdwczxvg');
            for i in 1 .. array_length(twice, 1) by 2 loop
                plain := replace(plain, twice[i], twice[i + 1]);
            end loop;
        end if;
    end if;
    plain := replace(plain, '''', '');
    if plain ~ '[0-9]' then
        plain := regexp_replace(plain, '([0-9]),([0-9]{3})', '\1\2', 'g');
        plain := regexp_replace(plain, '([0-9])([^0-9 ])', '\1 \2', 'g');
        plain := regexp_replace(plain, '([^0-9 ])([0-9])', '\1 \2', 'g');
    end if;
    plain := trim(regexp_replace(plain collate "pg_c_utf8", '[^[:alnum:]]+', ' ', 'g'));
    return case when length(plain) > 60 then regexp_replace(plain, '([^ ]{60})[^ ]+', '\1', 'g') else plain end;
end
$$;

-- A sku or a GTIN as one word.
create function search_code(given text) returns text
    language sql immutable strict parallel safe
return '#' || regexp_replace(lower(given collate "pg_c_utf8"), '[^[:alnum:]]+', '', 'g');

-- What stands inside the Hangul words of a text, from each of their syllables on: Korean puts words together without a space.
create function search_inside(given text) returns text
    language plpgsql immutable strict parallel safe as
$$
begin
    -- What is as long in bytes as in letters is plain English, as most is: asking that is cheaper than a pattern or a query.
    if octet_length(given) = length(given) or given !~ '[가-힣ᄀ-ᇿ]' then
        return null;
    end if;
    return (
        select search_words(string_agg(substr(run[1], i), ' '))
        from regexp_matches(normalize(left(given, 400), nfc), '[가-힣]{3,30}', 'g') run,
             generate_series(2, length(run[1]) - 1) i);
end
$$;

-- What a product is found by; all but the sku and the GTIN in words already.
create function search_document(
    sku text, gtin text, english text, korean text, inside text, brand text, category text) returns tsvector
    language plpgsql immutable parallel safe as
$$
begin
    return concat(
            search_code(sku) || ':1A ',
            search_code(gtin) || ':1A ',
            '^' || split_part(nullif(english, ''), ' ', 1) || ':1A ',
            '^' || split_part(nullif(korean, ''), ' ', 1) || ':1A ',
            replace(nullif(english, '') || ' ', ' ', ':1A '),
            replace(nullif(korean, '') || ' ', ' ', ':1A '),
            replace(nullif(brand, '') || ' ', ' ', ':2B '),
            replace(nullif(category, '') || ' ', ' ', ':3C '),
            replace(nullif(inside, '') || ' ', ' ', ':4D '))::tsvector
        || setweight(to_tsvector('english', coalesce(english, '')), 'D');
end
$$;

-- What a category adds to the words of its products. Kept with it, so that it is not made anew for each of them.
create function search_category(english text, korean text) returns text
    language plpgsql immutable parallel safe as
$$
begin
    return concat_ws(' ', search_words(concat_ws(' ', english, korean)),
                     nullif(array_to_string(tsvector_to_array(to_tsvector('english', search_words(english))), ' '), ''),
                     search_inside(korean));
end
$$;
alter table category add column search_words text not null generated always as (search_category(name_en, name_ko)) stored;

-- Brings what is searched up to what is known of these products.
create function search_index(changed text[]) returns void
    language plpgsql as
$$
begin
    if cardinality(changed) = 0 then
        return;
    end if;
    with indexed as (
        insert into product_search as s (sku, seller, brand, categories, name_words, words)
        select p.sku, p.seller, p.brand, c.path,
               least(array_length(string_to_array(cut.english, ' '), 1), array_length(string_to_array(cut.korean, ' '), 1), 99),
               search_document(
                   p.sku, p.gtin, cut.english, cut.korean, search_inside(concat_ws(' ', p.name_en, p.name_ko, p.brand)),
                   search_words(p.brand), c.search_words)
        from product p
             join category c on c.id = p.category_id
             cross join lateral (select search_words(p.name_en) as english, search_words(p.name_ko) as korean offset 0) cut
        where p.sku = any (changed) and not p.removed
        order by p.sku
        on conflict (sku) do update
        set seller = excluded.seller, brand = excluded.brand, categories = excluded.categories,
            name_words = excluded.name_words, words = excluded.words
        where (s.seller, s.brand, s.categories, s.words) is distinct from
              (excluded.seller, excluded.brand, excluded.categories, excluded.words)
        returning s.words)
    insert into search_word (word)
    select distinct lexeme
    from indexed, unnest(ts_filter(indexed.words, '{a,b,c}'))
    where lexeme ~ '^[a-z]' and length(lexeme) between 3 and 40
      and not exists (select from search_word known where known.word = lexeme);
end
$$;

create function search_follow_product() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'INSERT' then
        perform search_index(array(select sku from now_so));
    else
        delete from product_search where sku = any (array(select sku from now_so where removed));
        perform search_index(array(
            select n.sku from now_so n join once_so o on o.sku = n.sku
            where (n.seller, n.brand, n.gtin, n.name_en, n.name_ko, n.category_id, n.removed) is distinct from
                  (o.seller, o.brand, o.gtin, o.name_en, o.name_ko, o.category_id, o.removed)));
    end if;
    return null;
end
$$;

create trigger product_inserted_for_search after insert on product
    referencing new table as now_so
    for each statement execute function search_follow_product();
create trigger product_updated_for_search after update on product
    referencing old table as once_so new table as now_so
    for each statement execute function search_follow_product();

-- The products are held first: whoever changes one at the same time is waited for, and what they wrote is seen.
create function search_follow_category() returns trigger
    language plpgsql as
$$
declare
    changed text[];
begin
    with held as (
        select p.sku from product p
        where p.category_id in (
            select n.id from now_so n join once_so o on o.id = n.id
            where (n.name_en, n.name_ko, n.path) is distinct from (o.name_en, o.name_ko, o.path))
        order by p.sku
        for no key update)
    select array_agg(sku) into changed from held;
    if changed is not null then
        perform search_index(changed);
    end if;
    return null;
end
$$;

create trigger category_updated_for_search after update on category
    referencing old table as once_so new table as now_so
    for each statement execute function search_follow_category();

select search_index(array(select sku from product));

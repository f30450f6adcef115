package larder.catalog.intake;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The categories of feeds: made when the first product comes, with those they stand in; a name that there is stays. */
@Component
class CategoryRows {

    private final JdbcClient database;

    CategoryRows(JdbcClient database) {
        this.database = database;
    }

    /** In the order of their ids, so that two feeds never wait for each other; ancestors come before what stands in them. */
    void open(Collection<CategoryPath> paths, Locale language) {
        Map<String, Row> wanted = new TreeMap<>();
        for (CategoryPath path : paths) {
            for (int i = 0; i < path.ids().size(); i++) {
                String id = path.ids().get(i);
                wanted.putIfAbsent(id, new Row(path, i));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into category (id, name_en, name_ko, parent, path)
                        select w.id, case when :korean then null else w.name end, case when :korean then w.name end,
                               w.parent, string_to_array(w.path, ' ')
                        from unnest(cast(:ids as text[]), cast(:names as text[]), cast(:parents as text[]), cast(:paths as text[]))
                            as w (id, name, parent, path)
                        order by w.id
                        on conflict (id) do update set name_en = coalesce(category.name_en, excluded.name_en),
                                                       name_ko = coalesce(category.name_ko, excluded.name_ko)
                        where (category.name_en is null and excluded.name_en is not null)
                           or (category.name_ko is null and excluded.name_ko is not null)
                        """)
                .param("korean", language.getLanguage().equals("ko"))
                .param("ids", wanted.keySet().toArray(String[]::new))
                .param("names", wanted.values().stream().map(Row::name).toArray(String[]::new))
                .param("parents", wanted.values().stream().map(Row::parent).toArray(String[]::new))
                .param("paths", wanted.values().stream().map(Row::path).toArray(String[]::new))
                .update();
    }

    private record Row(CategoryPath of, int depth) {

        String name() {
            return of.names().get(depth);
        }

        @Nullable
        String parent() {
            return depth == 0 ? null : of.ids().get(depth - 1);
        }

        String path() {
            return String.join(" ", of.ids().subList(0, depth + 1));
        }
    }
}

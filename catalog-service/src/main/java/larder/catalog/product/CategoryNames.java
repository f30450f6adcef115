package larder.catalog.product;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what categories are called, and how deep they stand. */
@Component
public class CategoryNames {

    private final JdbcClient database;

    CategoryNames(JdbcClient database) {
        this.database = database;
    }

    /** The names of those of the categories that there are. */
    public Map<String, Label> of(Collection<String> ids) {
        record Named(String id, Label name) {}
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select id, name_en, name_ko from category where id in (:ids)")
                .param("ids", List.copyOf(ids))
                .query((row, _) -> new Named(row.getString(1), new Label(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    /** How many categories there are from the root down to it, itself included; nothing where there is no such category. */
    public Optional<Integer> depth(String id) {
        return database.sql("select cardinality(path) from category where id = ?")
                .param(id)
                .query(Integer.class)
                .optional();
    }
}

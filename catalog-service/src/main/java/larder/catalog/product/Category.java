package larder.catalog.product;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** A shelf of the catalogue. */
@Entity
@Table(name = "category")
class Category {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "ko", column = @Column(name = "name_ko"))
    private Label name;

    private String[] path;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a loaded row right after construction
    protected Category() {}

    String id() {
        return id;
    }

    Label name() {
        return name;
    }

    /** Its ancestors from the root down, and itself. */
    List<String> path() {
        return List.of(path);
    }
}

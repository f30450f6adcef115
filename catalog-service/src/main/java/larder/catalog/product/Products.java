package larder.catalog.product;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The products, and the shelf by shelf reading of them. */
interface Products extends Repository<Product, String> {

    Optional<Product> findBySku(String sku);

    @Query(
            "select new larder.catalog.product.Listing(p, c) from Product p join Category c on c.id = p.category where p.sku = :sku")
    Optional<Listing> listing(String sku);

    /**
     * The products after a sku, in the order of their skus.
     *
     * @param after an empty text for the beginning
     * @param category an empty text for all
     * @param pattern a lower-case LIKE pattern with {@code !} as escape character
     */
    @Query("""
            select new larder.catalog.product.Listing(p, c)
            from Product p join Category c on c.id = p.category
            where p.sku > :after
              and (:category = '' or p.category = :category)
              and (lower(p.name.en) like :pattern escape '!'
                or lower(p.name.ko) like :pattern escape '!'
                or lower(p.brand) like :pattern escape '!')
            order by p.sku
            """)
    List<Listing> page(String after, String category, String pattern, Limit limit);

    @Query("""
            select new larder.catalog.product.Shelf(c, count(p))
            from Category c left join Product p on p.category = c.id
            group by c
            order by c.id
            """)
    List<Shelf> shelves();
}

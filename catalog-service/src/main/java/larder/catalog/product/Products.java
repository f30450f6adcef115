package larder.catalog.product;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The products, and the shelf by shelf reading of them. */
interface Products extends Repository<Product, String> {

    /** The product, which nobody changes until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select p from Product p where p.sku = :sku and p.removed = false")
    Optional<Product> hold(String sku);

    @Query("""
            select new larder.catalog.product.Listing(p, c)
            from Product p join Category c on c.id = p.category
            where p.sku = :sku and p.removed = false
            """)
    Optional<Listing> listing(String sku);

    @Query("""
            select new larder.catalog.product.Listing(p, c)
            from Product p join Category c on c.id = p.category
            where p.sku in :skus and p.removed = false
            """)
    List<Listing> listings(Collection<String> skus);

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
            where p.sku > :after and p.removed = false
              and (:category = '' or p.category = :category)
              and (lower(p.name.en) like :pattern escape '!'
                or lower(p.name.ko) like :pattern escape '!'
                or lower(p.brand) like :pattern escape '!')
            order by p.sku
            """)
    List<Listing> page(String after, String category, String pattern, Limit limit);

    /**
     * The products for sale after a sku, in the order of their skus.
     *
     * @param any whether skus and categories do not matter
     * @param pattern a lower-case LIKE pattern with {@code !} as escape character
     */
    @Query("""
            select new larder.catalog.product.Listing(p, c)
            from Product p join Category c on c.id = p.category
            where p.sku > :after and p.removed = false and p.saleable
              and (:any = true or p.sku in :skus or p.category in :categories)
              and (lower(p.name.en) like :pattern escape '!'
                or lower(p.name.ko) like :pattern escape '!'
                or lower(p.brand) like :pattern escape '!')
            order by p.sku
            """)
    List<Listing> forSale(
            String after,
            boolean any,
            Collection<String> skus,
            Collection<String> categories,
            String pattern,
            Limit limit);

    @Query("""
            select new larder.catalog.product.Shelf(c, count(p))
            from Category c left join Product p on p.category = c.id and p.removed = false
            group by c
            order by c.id
            """)
    List<Shelf> shelves();
}

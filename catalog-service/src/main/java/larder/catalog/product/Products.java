package larder.catalog.product;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The products and the shelves they stand on. */
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

    @Query("""
            select new larder.catalog.product.Shelf(c, count(p))
            from Category c left join Product p on p.category = c.id and p.removed = false
            group by c
            order by c.id
            """)
    List<Shelf> shelves();
}

package larder.catalog.stock;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stock of every product. The changing statements answer with the number of rows they changed. */
interface Stocks extends Repository<Stock, String> {

    Optional<Stock> findBySku(String sku);

    /** Takes packs out, if there are as many. */
    @Modifying
    @Query("update Stock s set s.available = s.available - :packs where s.sku = :sku and s.available >= :packs")
    int take(String sku, int packs);

    /** Puts packs back that were taken out. */
    @Modifying
    @Query("update Stock s set s.available = s.available + :packs where s.sku = :sku")
    int putBack(String sku, int packs);

    /** Adds packs that are new in the house. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Stock s set s.initial = s.initial + :packs, s.available = s.available + :packs where s.sku = :sku")
    int add(String sku, int packs);

    @Modifying
    @NativeQuery("""
            insert into stock (sku, initial, available) values (:sku, :packs, :packs)
            on conflict do nothing
            """)
    int open(String sku, long packs);

    /** Opens the stock of products, named with blanks between them, of which there is nothing yet. */
    @Modifying
    @NativeQuery("""
            insert into stock (sku, initial, available)
            select opened.sku, 0, 0 from unnest(string_to_array(:skus, ' ')) as opened (sku) order by opened.sku
            on conflict do nothing
            """)
    int openEmpty(String skus);

    @Modifying
    @NativeQuery("""
            insert into stock_receipt (sku, reference, packs, received_at) values (:sku, :reference, :packs, :at)
            on conflict do nothing
            """)
    int noteReceipt(String sku, String reference, int packs, Instant at);

    @NativeQuery("select packs from stock_receipt where sku = :sku and reference = :reference")
    int packsOfReceipt(String sku, String reference);
}

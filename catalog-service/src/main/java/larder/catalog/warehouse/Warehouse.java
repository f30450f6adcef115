package larder.catalog.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import larder.contracts.WarehouseId;

/**
 * A house that holds packs.
 *
 * @param id what it is known by
 * @param name what people call it
 * @param country where it stands, an ISO 3166-1 alpha-2 code
 * @param rank who is asked first for packs: the lowest
 * @param serves the countries it delivers to; none for all
 * @param active whether new orders are served from it and deliveries received in it
 */
record Warehouse(WarehouseId id, String name, String country, int rank, List<String> serves, boolean active) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    Warehouse {
        serves = List.copyOf(serves);
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException("a warehouse has a name of 1 to 120 characters");
        }
        if (rank < 0 || rank > 1_000_000) {
            throw new IllegalArgumentException("rank is 0 to 1000000");
        }
        if (!COUNTRIES.contains(country) || !COUNTRIES.containsAll(serves)) {
            throw new IllegalArgumentException("countries are ISO 3166-1 alpha-2 codes");
        }
        if (Set.copyOf(serves).size() < serves.size()) {
            throw new IllegalArgumentException("a country is named once");
        }
    }
}

package larder.catalog.intake;

import java.util.Set;
import larder.contracts.Sku;

/**
 * What became of products that were to be taken in; of all others nothing had to be changed.
 *
 * @param created those that are new in the catalogue, or back in it
 * @param updated those of which something is another now
 * @param foreign those that belong to another seller or feed, and stay as they are
 * @param unknown those that were to be patched, but are not in the catalogue
 * @param pictureless those whose picture is at an address that nothing is fetched from, and that were taken without
 */
public record Taken(Set<Sku> created, Set<Sku> updated, Set<Sku> foreign, Set<Sku> unknown, Set<Sku> pictureless) {}

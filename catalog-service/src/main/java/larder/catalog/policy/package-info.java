/**
 * What may be sold: brands, products, categories and sellers that are sold out or suspended from an instant on, with a reason, and who
 * decided so.
 */
@NullMarked
package larder.catalog.policy;

import org.jspecify.annotations.NullMarked;

/** What a row of a feed must say to become a product, after the rules of Google Merchant product data. */
@NullMarked
package larder.catalog.feedrow;

import org.jspecify.annotations.NullMarked;

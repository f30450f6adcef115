/**
 * Pictures of products: fetched from where others say they are, made anew here, and served from here only. Nobody who looks at a product is
 * seen by whoever has its picture.
 */
@NullMarked
package larder.catalog.image;

import org.jspecify.annotations.NullMarked;

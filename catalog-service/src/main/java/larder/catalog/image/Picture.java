package larder.catalog.image;

/**
 * A picture as it is served.
 *
 * @param full JPEG of at most 800 by 800
 * @param thumb JPEG of at most 200 by 200
 * @param width of the full one
 * @param height of the full one
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way from the network to the database; nobody compares them
record Picture(byte[] full, byte[] thumb, int width, int height) {}

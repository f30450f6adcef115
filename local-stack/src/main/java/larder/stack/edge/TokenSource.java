package larder.stack.edge;

/** Where the access tokens of one caller come from. */
@FunctionalInterface
interface TokenSource {

    /** A fresh token. */
    AccessToken fetch();
}

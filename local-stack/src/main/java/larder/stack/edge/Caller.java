package larder.stack.edge;

import java.util.Locale;

/** Those on whose behalf a local Larder is talked to. */
public enum Caller {
    /** Operations staff: the OAuth 2 client {@code ops}. */
    OPS("ops"),
    /** The household's shopper: an account that signed up and logs in as everybody does. */
    SHOPPER("shopper"),
    /** The simulated carrier: the OAuth 2 client of that name. */
    COURIER("simulated-carrier");

    private final String id;

    Caller(String id) {
        this.id = id;
    }

    /** What it is called in descriptions of the system; for a program, its client id. */
    public String id() {
        return id;
    }

    /** The name of the file that holds its access token. */
    String tokenFile() {
        return name().toLowerCase(Locale.ROOT) + ".token";
    }
}

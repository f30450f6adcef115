package larder.sdk;

import java.io.IOException;

/** The gateway has said no, and would say so again. */
public final class GatewayRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final int status;

    GatewayRefused(String type, int status, String message) {
        super(message);
        this.type = type;
        this.status = status;
    }

    /** The problem's type, such as {@code urn:larder:problem:signature-invalid}. */
    public String type() {
        return type;
    }

    public int status() {
        return status;
    }
}

package larder.stack.edge;

import larder.stack.folder.Secrets.Secret;

/** The OAuth 2 clients that a local Larder starts with. */
public enum Client {
    OPS("ops", Secret.OPS_SECRET),
    SHOPPER("shopper", Secret.SHOPPER_SECRET),
    COURIER("simulated-carrier", Secret.COURIER_SECRET);

    private final String id;
    private final Secret secret;

    Client(String id, Secret secret) {
        this.id = id;
        this.secret = secret;
    }

    /** Its client id, which is also the subject of its tokens. */
    public String id() {
        return id;
    }

    Secret secret() {
        return secret;
    }
}

package larder.gateway.identity;

import java.util.List;

/**
 * The programs of partners: each may act for its partner ({@code partner}), and order on its own for the people whose
 * appliances it runs once they have agreed ({@code replenish}).
 */
public interface PartnerClients {

    /**
     * Makes a client; call it within the transaction that makes the partner.
     *
     * @param redirectUris where people's browsers may be sent back to; https, or http to this very machine; may be empty
     */
    Secret create(String partner, String name, List<String> redirectUris);

    /** Gives a client of the partner a new secret; the old one is good no more. */
    Secret rotateSecret(String partner, String clientId);

    /** Ends a client of the partner, with every grant that people gave it. Doing it again changes nothing. */
    void disable(String partner, String clientId);

    /** The partner's clients. */
    List<View> of(String partner);

    /** A client's id and secret; the secret is shown this once. */
    record Secret(String clientId, String secret) {
        @Override
        public String toString() {
            return "Secret[clientId=" + clientId + "]";
        }
    }

    /** A client as it may be shown. */
    record View(String clientId, String name, List<String> redirectUris, boolean enabled) {}
}

package larder.gateway.mail;

/**
 * A mail on its way, as the outbox holds it.
 *
 * @param id the same however often it is sent
 * @param to the address
 * @param subject one line
 * @param text the whole of it, plain
 */
public record Letter(String id, String to, String subject, String text) {

    /** Never tells what it says: that may open an account. */
    @Override
    public String toString() {
        return "Letter[id=" + id + "]";
    }
}

package larder.stack.edge;

/**
 * Somebody with an account.
 *
 * @param email what they log in with, and where their mail goes
 * @param password their password
 * @param name how they like to be called
 */
public record Person(String email, String password, String name) {

    @Override
    public String toString() {
        return "Person[email=" + email + "]";
    }
}

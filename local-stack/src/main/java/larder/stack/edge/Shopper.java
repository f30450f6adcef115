package larder.stack.edge;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/** A person who has signed up and is logged in to the app. */
public final class Shopper {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Person person;
    private final AppLogin login;

    private Shopper(Person person, AppLogin login) {
        this.person = person;
        this.login = login;
    }

    /** Signs up a new person under an address that nobody has yet. */
    public static Shopper signUp(Edge gateway, URI origin, SSLContext tls, String name) {
        byte[] password = new byte[24];
        RANDOM.nextBytes(password);
        Person person = new Person(
                name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@household.test",
                Base64.getUrlEncoder().encodeToString(password),
                name);
        new SignUp(gateway, origin, tls).signUp(person);
        return new Shopper(person, new AppLogin(gateway, origin, tls, person));
    }

    public Person person() {
        return person;
    }

    /** A fresh access token: the first by logging in, the next by the refresh token. */
    public String token() {
        return login.fetch().value();
    }
}

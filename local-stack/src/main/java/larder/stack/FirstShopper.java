package larder.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import larder.embedded.PrivateFile;
import larder.stack.edge.Edge;
import larder.stack.edge.Person;
import larder.stack.edge.SignUp;
import larder.stack.folder.Endpoints;

/** The account that every new Larder begins with: it signs up, reads its mail and follows the link, as everybody does. */
final class FirstShopper {

    private static final String NAME = "Kim";

    private FirstShopper() {}

    /** The account, signed up unless that was done before on this data folder. */
    static Person signUp(Endpoints endpoints, Edge gateway, SSLContext tls) {
        Endpoints.Account account = endpoints.shopper();
        Person shopper = new Person(account.email(), PrivateFile.read(account.passwordFile()), NAME);
        Path done = endpoints.data().resolve("first-shopper");
        if (!Files.exists(done)) {
            new SignUp(gateway, endpoints.api(), tls).signUp(shopper);
            PrivateFile.write(done, shopper.email());
        }
        return shopper;
    }
}

package larder.stack.run;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the parts of a Larder are found, whoever started them. */
public interface Places {

    /** The public HTTPS of a service that has one. */
    URI url(Service service);

    /** Where devices come that show a certificate. */
    URI mutualTls();

    /** Health and metrics of a service. */
    URI management(Service service);

    /** The database of this name. */
    String jdbcUrl(String database);

    /** Bootstrap servers. */
    String kafka();

    /** The log file of a service, if it writes one here. */
    @Nullable
    Path log(Service service);
}

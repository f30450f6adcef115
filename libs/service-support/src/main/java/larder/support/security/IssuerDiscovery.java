package larder.support.security;

import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Finds the configured issuer: by OpenID Connect Discovery, or else by RFC 8414. It is first asked when somebody needs to
 * know, so that a service starts whether the issuer is there or not, and asked again after it could not be found.
 *
 * <p>A service may reach its issuer at another address than people do, inside a network of containers for one. Then what the
 * issuer says of places below its name is read as places below that address; its name stays what tokens are compared with.
 */
public final class IssuerDiscovery {

    private final String issuer;
    private final String reachedAt;
    private final ClientHttpRequestFactory requests;
    private final RestClient http;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable IssuerMetadata found;

    /**
     * @param issuer its name
     * @param reachedAt the address that stands for its name in requests; the name itself, if it is reached by that
     */
    IssuerDiscovery(String issuer, String reachedAt, ClientHttpRequestFactory requests) {
        this.issuer = issuer;
        this.reachedAt = reachedAt;
        this.requests = requests;
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** Requests to the issuer, with its time limits and trust. */
    public ClientHttpRequestFactory requests() {
        return requests;
    }

    /**
     * What the issuer says of itself.
     *
     * @throws IssuerUnavailable when it cannot be asked, or says that it is somebody else
     */
    public IssuerMetadata metadata() {
        IssuerMetadata known = found;
        if (known != null) {
            return known;
        }
        asking.lock();
        try {
            known = found;
            if (known == null) {
                known = ask();
                found = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    /** Lets the issuer be asked anew: what it said does not hold any more. */
    void forget() {
        found = null;
    }

    String fetch(URI address) {
        try {
            String body = http.get().uri(address).retrieve().body(String.class);
            if (body == null) {
                throw new IssuerUnavailable("nothing at " + address);
            }
            return body;
        } catch (RestClientException e) {
            throw new IssuerUnavailable("no answer from " + address, e);
        }
    }

    private IssuerMetadata ask() {
        IssuerUnavailable failure = null;
        for (URI place : places(reachedAt)) {
            try {
                IssuerMetadata metadata = http.get().uri(place).retrieve().body(IssuerMetadata.class);
                if (metadata != null) {
                    return checked(metadata, place);
                }
            } catch (RestClientException e) {
                failure = new IssuerUnavailable("no metadata at " + place, e);
            }
        }
        throw failure == null ? new IssuerUnavailable("no metadata of " + issuer) : failure;
    }

    /** Whoever is not who he was taken for must not say which keys are good (RFC 8414, section 3.3). */
    @SuppressWarnings("ConstantValue") // what comes over the wire may lack what the record promises
    private IssuerMetadata checked(IssuerMetadata metadata, URI place) {
        if (!issuer.equals(metadata.issuer()) || metadata.keys() == null) {
            throw new IssuerUnavailable(
                    "the metadata at " + place + " is of issuer " + metadata.issuer() + ", not of " + issuer);
        }
        URI tokenEndpoint = metadata.tokenEndpoint();
        return new IssuerMetadata(
                metadata.issuer(), reached(metadata.keys()), tokenEndpoint == null ? null : reached(tokenEndpoint));
    }

    /** Where we reach a place that the issuer names; one that is not below its name is nobody's business but its own. */
    private URI reached(URI place) {
        String below = base(issuer) + "/";
        return place.toString().startsWith(below)
                ? URI.create(base(reachedAt) + "/" + place.toString().substring(below.length()))
                : place;
    }

    /** OpenID Connect appends to the issuer, RFC 8414 puts its part between host and path. */
    static List<URI> places(String issuer) {
        String base = base(issuer);
        URI uri = URI.create(base);
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return List.of(
                URI.create(base + "/.well-known/openid-configuration"),
                URI.create(origin + "/.well-known/oauth-authorization-server" + uri.getRawPath()));
    }

    private static String base(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}

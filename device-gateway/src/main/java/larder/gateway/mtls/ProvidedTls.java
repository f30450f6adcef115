package larder.gateway.mtls;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/** A TLS context of the JDK as Tomcat takes it; it is complete and cannot be made anew. */
final class ProvidedTls implements org.apache.tomcat.util.net.SSLContext {

    private final SSLContext context;
    private final X509KeyManager keys;
    private final X509TrustManager trust;

    ProvidedTls(SSLContext context, X509KeyManager keys, X509TrustManager trust) {
        this.context = context;
        this.keys = keys;
        this.trust = trust;
    }

    @Override
    public void init(KeyManager[] ignoredKeys, TrustManager[] ignoredTrust, SecureRandom ignoredRandom) {
        // The context came initialised.
    }

    @Override
    public void destroy() {
        // It holds nothing.
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}

package larder.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** The floor of ingest: the web server that the gateway runs on, answering 202 to everything and doing nothing else. */
final class FloorServer {

    private FloorServer() {}

    /**
     * Serves until it is told to end.
     *
     * @param args port, PEM file of the certificate, PEM file of its key, working folder
     */
    public static void main(String[] args) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(args[3]);
        tomcat.setConnector(connector(Integer.parseInt(args[0]), Path.of(args[1]), Path.of(args[2])));
        Context context = tomcat.addContext("", args[3]);
        Tomcat.addServlet(context, "accept", new Accept()).addMapping("/*");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Connector connector(int port, Path certificateFile, Path keyFile) {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setSSLEnabled(true);
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setExecutor(new VirtualThreadExecutor("floor-"));
        Connector connector = new Connector(protocol);
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols("+TLSv1.3+TLSv1.2");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateFile(certificateFile.toString());
        certificate.setCertificateKeyFile(keyFile.toString());
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        return connector;
    }

    /** Takes anything. */
    private static final class Accept extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        }
    }
}

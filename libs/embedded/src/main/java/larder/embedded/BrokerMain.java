package larder.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's process: one node that is both broker and controller, on storage formatted by its first start. */
final class BrokerMain {

    private BrokerMain() {}

    /**
     * Runs until it is told to end.
     *
     * @param args the file of broker settings, and the file to make once the broker takes connections
     */
    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(args[0]))) {
            settings.load(file);
        }
        format(settings.getProperty("log.dirs"));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        announce(Path.of(args[1]));
        server.awaitShutdown();
    }

    private static void format(String folder) throws Exception {
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(KafkaBroker.NODE_ID)
                .addDirectory(folder)
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(KafkaBroker.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setPrintStream(System.err)
                .run();
    }

    private static void announce(Path ready) throws IOException {
        Files.createFile(ready);
    }
}

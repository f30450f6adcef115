package larder.bench;

import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The floor of the engine: an exactly-once Kafka Streams application that moves bytes, with or without a store on the way. */
final class StreamsFloor {

    private static final String STORE = "floor";

    private StreamsFloor() {}

    /**
     * Streams until it is told to end.
     *
     * @param args {@code store} or {@code pass}, bootstrap servers, application id, input topic, output topic, state folder,
     *     then Kafka Streams settings as {@code name=value}
     */
    public static void main(String[] args) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[1]);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, args[2]);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, args[5]);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        for (int i = 6; i < args.length; i++) {
            String[] setting = args[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        KafkaStreams streams = new KafkaStreams(topology(args[0].equals("store"), args[3], args[4]), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    static Topology topology(boolean withStore, String input, String output) {
        Topology topology = new Topology();
        topology.addSource("in", new StringDeserializer(), new ByteArrayDeserializer(), input);
        if (withStore) {
            topology.addProcessor("get-put", GetPut::new, "in");
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                            .withCachingEnabled(),
                    "get-put");
        }
        topology.addSink(
                "out", output, new StringSerializer(), new ByteArraySerializer(), withStore ? "get-put" : "in");
        return topology;
    }

    /** Looks the key up, stores the record under it and passes the record on. */
    private static final class GetPut implements Processor<String, byte[], String, byte[]> {

        private @Nullable ProcessorContext<String, byte[]> context;
        private @Nullable KeyValueStore<String, byte[]> store;

        @Override
        public void init(ProcessorContext<String, byte[]> given) {
            context = given;
            store = given.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            KeyValueStore<String, byte[]> kept = Objects.requireNonNull(store);
            kept.get(record.key());
            kept.put(record.key(), record.value());
            Objects.requireNonNull(context).forward(record);
        }
    }
}

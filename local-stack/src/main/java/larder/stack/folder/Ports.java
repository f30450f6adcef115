package larder.stack.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import larder.embedded.FreePort;
import larder.embedded.PrivateFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The ports of one installation: free ones, and the same again at the next start where they are still free. */
public final class Ports {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Integer> remembered;
    private final Map<String, Integer> taken = new TreeMap<>();

    public Ports(Path file) {
        this.file = file;
        this.remembered = read(file);
    }

    /** The port of this name, chosen at the first call. */
    public synchronized int of(String name) {
        return taken.computeIfAbsent(name, _ -> choose(remembered.getOrDefault(name, 0)));
    }

    /** Remembers the ports for the next start. */
    public synchronized void save() {
        Map<String, Integer> all = new TreeMap<>(remembered);
        all.putAll(taken);
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }

    private int choose(int preferred) {
        int port = FreePort.preferring(preferred);
        while (taken.containsValue(port)) {
            port = FreePort.find();
        }
        return port;
    }

    private static Map<String, Integer> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(PrivateFile.read(file), new TypeReference<Map<String, Integer>>() {});
        } catch (JacksonException _) {
            // A damaged list of preferences is no reason not to start.
            return Map.of();
        }
    }
}

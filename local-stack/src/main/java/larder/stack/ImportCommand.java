package larder.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import larder.stack.feed.FeedFile;
import larder.stack.feed.FeedUpload;
import larder.stack.folder.Endpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a feed of products; exit code 0 when all of it was taken, 1 when the import failed, 2 when rows were refused. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports a feed of products into a running Larder, over its public API. The same command again goes on with what was cut off.",
            "Exit code: 0 all rows were taken, 1 the import failed, 2 some rows were refused or a removal was held back."
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(
            paramLabel = "FILE",
            description = "Merchant product data as TSV or XML, or JSON lines; .gz is unpacked on the way")
    private @Nullable Path file;

    @Option(
            names = "--mode",
            paramLabel = "full|delta",
            description = "whether products not in the file leave; default delta")
    private Mode mode = Mode.DELTA;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "merchant_tsv, merchant_xml or json_lines; guessed by default")
    private @Nullable String format;

    @Option(names = "--seller", paramLabel = "NAME", description = "whose products they are; default: import")
    private String seller = "import";

    @Option(names = "--source", paramLabel = "NAME", description = "which of the seller's feeds; default: main")
    private String source = "main";

    @Option(names = "--language", paramLabel = "en|ko", description = "of the names; default: en")
    private String language = "en";

    @Option(names = "--currency", paramLabel = "CODE", description = "of prices that name none")
    private @Nullable String currency;

    @Option(names = "--allow-removals", description = "lets products leave however many they are")
    private boolean allowRemovals;

    @Spec
    private @Nullable CommandSpec spec;

    /** What the file says of products that are not in it. */
    enum Mode {
        FULL,
        DELTA
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.out(spec);
        Endpoints endpoints = Endpoints.of(data.folder());
        FeedFile feed = FeedFile.of(Objects.requireNonNull(file, "picocli asks for it"), format);
        var options = new FeedUpload.Options(
                seller,
                source,
                mode.name(),
                language,
                currency,
                allowRemovals,
                data.folder().resolve("imports"));
        try (FeedUpload upload = new FeedUpload(endpoints, Boolean.getBoolean("larder.terminal"), out)) {
            return upload.send(feed, options);
        } catch (UncheckedIOException e) {
            out.println("The import was cut off: "
                    + Objects.requireNonNull(e.getCause()).getMessage());
            out.println("The same command goes on with it.");
            out.flush();
            return 1;
        }
    }
}

package larder.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How this user runs a program that refuses to run as root, as PostgreSQL does. An ordinary user just runs it; root runs it in a
 * user namespace where root is nobody in particular, or, where namespaces are forbidden (many containers), as user nobody.
 */
enum Unprivileged {
    ORDINARY_USER(""),
    USER_NAMESPACE("unshare -U"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String prefix;

    Unprivileged(String prefix) {
        this.prefix = prefix;
    }

    static Unprivileged here() {
        if (!output(List.of("id", "-u")).equals("0")) {
            return ORDINARY_USER;
        }
        for (Unprivileged way : List.of(USER_NAMESPACE, NOBODY)) {
            if (!List.of("", "0").contains(output(way.command(List.of("id", "-u"))))) {
                return way;
            }
        }
        throw StartFailed.because("PostgreSQL does not run as root, and this machine has neither unshare nor setpriv"
                + " (package util-linux) to run it as somebody else; start as an ordinary user");
    }

    boolean becomesNobody() {
        return this == NOBODY;
    }

    List<String> command(List<String> command) {
        return Stream.concat(words(), command.stream()).toList();
    }

    private Stream<String> words() {
        return Stream.of(prefix.split(" ", -1)).filter(word -> !word.isEmpty());
    }

    /** Hands a folder over to the user the program will run as. */
    void own(Path folder) {
        if (becomesNobody()) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw StartFailed.because("cannot make " + folder, e);
            }
            output(List.of("chown", "-R", "65534:65534", folder.toString()));
        }
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text.strip() : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

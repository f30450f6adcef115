package larder.gateway.login;

import java.util.List;
import java.util.Optional;

/** What people call their browser, by what it says of itself; that text itself where it says nothing known. */
final class BrowserName {

    private static final int MOST_CHARACTERS = 200;

    /** Browsers name those that they want to be taken for, so that the first that fits is the one. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("Whale/", "Whale"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("HeadlessChrome/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private BrowserName() {}

    static String of(String said) {
        return find(BROWSERS, said)
                .map(browser -> find(SYSTEMS, said)
                        .map(system -> browser + " (" + system + ")")
                        .orElse(browser))
                .orElseGet(() -> said.substring(0, Math.min(MOST_CHARACTERS, said.length())));
    }

    private static Optional<String> find(List<Mark> marks, String said) {
        return marks.stream()
                .filter(mark -> said.contains(mark.text()))
                .map(Mark::name)
                .findFirst();
    }

    private record Mark(String text, String name) {}
}

package larder.catalog.image;

/** What was fetched is no picture that can be shown; the message may be shown to whoever named it. */
final class UnreadablePicture extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadablePicture(String why) {
        super(why);
    }

    UnreadablePicture(String why, Throwable cause) {
        super(why, cause);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

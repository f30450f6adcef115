package larder.catalog.feed;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** A chunk does not go on where the upload stands. */
final class UploadOffsetMismatch extends ProblemException {

    private final long right;

    private UploadOffsetMismatch(long right, String detail) {
        super(ProblemType.UPLOAD_OFFSET_MISMATCH, detail);
        this.right = right;
    }

    static UploadOffsetMismatch at(long right) {
        return new UploadOffsetMismatch(right, "The upload goes on at byte " + right);
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = super.headers();
        headers.set(Upload.OFFSET, Long.toString(right));
        headers.set(Upload.COMPLETE, "?0");
        return headers;
    }
}

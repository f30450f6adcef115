package larder.catalog.feed;

import java.util.UUID;
import larder.catalog.feedrun.FeedImport;
import larder.catalog.feedrun.FeedProperties;
import larder.catalog.feedrun.Imports;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the bytes of a feed in, chunk by chunk, each once and behind the one before. */
@Component
class Upload {

    static final String OFFSET = "Upload-Offset";
    static final String COMPLETE = "Upload-Complete";
    static final String LIMIT = "Upload-Limit";
    static final String PART = "application/partial-upload";

    private final Imports imports;
    private final FeedProperties properties;

    Upload(Imports imports, FeedProperties properties) {
        this.imports = imports;
        this.properties = properties;
    }

    /** Adds a chunk; where the upload stands then. */
    @Transactional
    FeedImport append(UUID id, long offset, byte[] bytes, boolean complete) {
        FeedImport run = imports.hold(id).orElseThrow(() -> ImportNotFound.with(id.toString()));
        if (run.state() != FeedImport.State.UPLOADING) {
            throw new ProblemException(ProblemType.CONFLICT, "The upload is over");
        }
        if (offset != run.bytes()) {
            throw UploadOffsetMismatch.at(run.bytes());
        }
        long length = offset + bytes.length;
        Long expected = run.order().expectedBytes();
        if (length > properties.largest().toBytes() || (expected != null && length > expected)) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_LARGE, "The feed is longer than it may be, or than it was said to be");
        }
        if (complete && (length == 0 || (expected != null && length != expected))) {
            throw new ProblemException(ProblemType.CONFLICT, "The feed is empty, or shorter than it was said to be");
        }
        imports.append(run, bytes, complete);
        return imports.find(id).orElseThrow(() -> ImportNotFound.with(id.toString()));
    }

    /** Ends a run that is not over; what it did stays. */
    @Transactional
    void cancel(UUID id, String by) {
        FeedImport run = imports.hold(id).orElseThrow(() -> ImportNotFound.with(id.toString()));
        if (run.state().isOver()) {
            throw new ProblemException(ProblemType.CONFLICT, "The import is over");
        }
        imports.end(run, FeedImport.State.CANCELLED, "Cancelled by " + by);
    }
}

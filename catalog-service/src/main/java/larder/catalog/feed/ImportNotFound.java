package larder.catalog.feed;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such import. */
final class ImportNotFound extends ProblemException {

    private ImportNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static ImportNotFound with(String id) {
        return new ImportNotFound("no import " + id);
    }
}

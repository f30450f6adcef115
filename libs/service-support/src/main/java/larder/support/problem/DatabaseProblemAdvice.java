package larder.support.problem;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a database that is away from one in which somebody else was faster. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseProblemAdvice {

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        QueryTimeoutException.class,
        TransactionException.class
    })
    ResponseEntity<Object> onDatabaseDown(Exception e) {
        return new ProblemException(ProblemType.DATABASE_UNAVAILABLE, "Try again shortly", e).toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(OptimisticLockingFailureException lost) {
        return new ProblemException(ProblemType.VERSION_CONFLICT, "Read it again and decide anew", lost).toResponse();
    }
}

package larder.gateway.account;

import larder.contracts.ShopperId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such account, or it was erased. */
final class AccountNotFound extends ProblemException {

    private AccountNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static AccountNotFound with(ShopperId id) {
        return new AccountNotFound("There is no account " + id);
    }
}

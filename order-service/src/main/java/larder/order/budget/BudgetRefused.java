package larder.order.budget;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such budget, or it cannot be laid down. */
final class BudgetRefused extends ProblemException {

    private BudgetRefused(ProblemType type, String detail) {
        super(type, detail);
    }

    static BudgetRefused none() {
        return new BudgetRefused(ProblemType.NOT_FOUND, "No budget is laid down");
    }

    static BudgetRefused noSlot() {
        return new BudgetRefused(ProblemType.NOT_FOUND, "No slot of this name has ordered for you");
    }

    static BudgetRefused withoutHousehold() {
        return new BudgetRefused(ProblemType.CONFLICT, "Lay down the household's budget first");
    }

    static BudgetRefused changedMeanwhile() {
        return new BudgetRefused(
                ProblemType.CONFLICT, "The household's budget was changed meanwhile; look at it again");
    }

    static BudgetRefused otherCurrency() {
        return new BudgetRefused(ProblemType.CONFLICT, "Slots have budgets in another currency; remove those first");
    }

    static BudgetRefused because(IllegalArgumentException rule) {
        return new BudgetRefused(ProblemType.INVALID_REQUEST, String.valueOf(rule.getMessage()));
    }
}

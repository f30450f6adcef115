package larder.stack.audit;

import static larder.stack.audit.Invariant.EVENT_DECIDED_ONCE;

/** Holds the events of a slice against its decisions. */
final class DecisionCheck {

    private DecisionCheck() {}

    static void of(Slice slice, AuditReport.Collector findings) {
        slice.questions().values().forEach(question -> check(question, slice, findings));
    }

    private static void check(Slice.Question question, Slice slice, AuditReport.Collector findings) {
        findings.checked(EVENT_DECIDED_ONCE);
        if (question.answers > 1) {
            findings.broken(EVENT_DECIDED_ONCE, question.subject, question.answers + " decisions");
        }
        if (question.contradicted) {
            findings.broken(
                    EVENT_DECIDED_ONCE, question.subject, "a repeat was answered otherwise than the first time");
        }
        if (question.answers == 0 && question.receivedAt != null && slice.decisionsCompleteSince(question.receivedAt)) {
            findings.broken(EVENT_DECIDED_ONCE, question.subject, "no decision");
        }
        if (question.receivedAt == null
                && question.answers > 0
                && question.decidedAt != null
                && slice.eventsCompleteSince(question.decidedAt)) {
            findings.broken(EVENT_DECIDED_ONCE, question.subject, "a decision on an event that never was");
        }
    }
}

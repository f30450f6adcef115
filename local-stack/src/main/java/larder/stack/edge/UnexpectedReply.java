package larder.stack.edge;

/** A service answered something else than was asked for. */
public final class UnexpectedReply extends RuntimeException {

    private UnexpectedReply(String message) {
        super(message);
    }

    static UnexpectedReply of(Edge.Reply reply) {
        return new UnexpectedReply("unexpected answer " + reply.status() + " " + reply.body());
    }
}

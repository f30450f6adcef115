package larder.support.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for what under which key. A controller takes it as a parameter and hands it to {@link Idempotency#once}.
 *
 * @param principal the token's subject: keys of different callers have nothing to do with each other
 * @param key what the caller calls the request; none where it cannot be repeated
 * @param call method, path and query
 */
public record IdempotentRequest(String principal, @Nullable IdempotencyKey key, String call) {}

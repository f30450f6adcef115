package larder.support.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no more of a body than a request of the API needs, whether its length was announced or not. */
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MOST_BYTES = 64 * 1024;

    private final ProblemWriter problems;
    private final List<OwnBodyLimit> others;

    BodyLimitFilter(ProblemWriter problems, List<OwnBodyLimit> others) {
        this.problems = problems;
        this.others = List.copyOf(others);
    }

    /** By the path as the container would choose a servlet, so that no other spelling of it gets by. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return mostBytes(request) == 0;
    }

    private int mostBytes(HttpServletRequest request) {
        return others.stream()
                .filter(other -> other.isOf(request.getServletPath()))
                .mapToInt(OwnBodyLimit::mostBytes)
                .findFirst()
                .orElse(MOST_BYTES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = mostBytes(request);
        if (request.getContentLengthLong() > most) {
            problems.write(response, tooLarge(most));
        } else {
            chain.doFilter(new Limited(request, most), response);
        }
    }

    private static ProblemException tooLarge(int most) {
        return new ProblemException(ProblemType.BODY_TOO_LARGE, "Send at most " + most + " bytes");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final int most;

        Limited(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final int most;
        private int left;

        CountedStream(ServletInputStream body, int most) {
            this.body = body;
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            if (next >= 0) {
                count(1);
            }
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = body.read(into, offset, length);
            if (got > 0) {
                count(got);
            }
            return got;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

package larder.testing.document;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token must say to be let in: any of the roles, and the scope.
 *
 * @param roles in upper case; none where any will do
 * @param scope empty where none is needed
 */
public record Grant(Set<String> roles, String scope) implements Comparable<Grant> {

    private static final Pattern ROLES = Pattern.compile("has(?:Any)?Role\\(([^)]*)\\)");
    private static final Pattern SCOPE = Pattern.compile("hasAuthority\\('SCOPE_([^']*)'\\)");

    public Grant {
        roles = new TreeSet<>(roles);
    }

    /** Reads the expressions that the services use: alternatives in brackets, each of roles and a scope. */
    static Set<Grant> inExpression(String expression) {
        return Stream.of(expression.split(" or ", -1))
                .map(alternative -> new Grant(
                        ROLES.matcher(alternative)
                                .results()
                                .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
                                .map(role -> role.replace("'", "").strip())
                                .collect(Collectors.toSet()),
                        scope(SCOPE.matcher(alternative))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scope(Matcher found) {
        return found.find() ? found.group(1) : "";
    }

    @Override
    public int compareTo(Grant other) {
        return toString().compareTo(other.toString());
    }
}

package larder.order.proposal;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/** The words of one language, from {@code wording_<language>.properties}. */
final class Wording {

    private static final List<String> LANGUAGES = List.of("en", "de", "ko");
    private static final ResourceBundle.Control AS_NAMED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle words;

    private Wording(String language) {
        this.locale = Locale.forLanguageTag(language);
        this.words = ResourceBundle.getBundle("larder.order.proposal.wording", locale, AS_NAMED);
    }

    static Wording in(String language) {
        return new Wording(LANGUAGES.contains(language) ? language : LANGUAGES.getFirst());
    }

    /**
     * The language that fits best.
     *
     * @param accepted the field {@code Accept-Language}; what cannot be read asks for nothing
     * @param otherwise the language where none of those that are asked for is spoken here
     */
    static Wording accepted(@Nullable String accepted, String otherwise) {
        if (accepted == null) {
            return in(otherwise);
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return in(best == null ? otherwise : best);
        } catch (IllegalArgumentException e) {
            return in(otherwise);
        }
    }

    String language() {
        return locale.getLanguage();
    }

    /** The phrase with its gaps filled. */
    String say(String phrase, Object... with) {
        return new MessageFormat(words.getString(phrase), locale).format(with);
    }

    /** An amount as the language writes it, with the currency's code. */
    String money(Money amount) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int digits = amount.amount().scale();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount.amount()) + " " + amount.currency().getCurrencyCode();
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(words.getString("date"), locale).format(date);
    }
}

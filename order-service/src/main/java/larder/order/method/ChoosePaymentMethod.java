package larder.order.method;

import java.util.List;
import java.util.regex.Pattern;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a shopper's word on how they pay; what waits for a payment is tried again with it. */
@Component
class ChoosePaymentMethod {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{4,100}");

    private final PaymentMethods methods;
    private final PaymentProperties properties;
    private final List<PaymentMethodFollower> followers;

    ChoosePaymentMethod(PaymentMethods methods, PaymentProperties properties, List<PaymentMethodFollower> followers) {
        this.methods = methods;
        this.properties = properties;
        this.followers = followers;
    }

    @Transactional
    public void choose(ShopperId shopper, PaymentMethod method) {
        check(method.token());
        if (!properties.offers(method.kind())) {
            throw PaymentMethodRefused.forIsNotOffered(method.kind());
        }
        switch (method.kind()) {
            case INVOICE -> {
                if (method.token() != null) {
                    throw PaymentMethodRefused.forToken("is for cards only");
                }
            }
            case CARD -> {
                if (method.token() == null) {
                    throw PaymentMethodRefused.forToken("is missing");
                }
            }
        }
        methods.choose(shopper, method);
        followers.forEach(follower -> follower.chosen(shopper));
    }

    private static void check(@Nullable String token) {
        if (token != null && CardNumberPolicy.holdsNumber(token)) {
            throw PaymentMethodRefused.forIsCardNumber();
        }
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw PaymentMethodRefused.forToken("must be 4 to 100 letters, digits, _ or -");
        }
    }
}

package larder.order.method;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import larder.contracts.ShopperId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the shopper of the token pays. */
@RestController
@RequestMapping("/v1/payment-method")
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class PaymentMethodController {

    private final PaymentMethods methods;
    private final ChoosePaymentMethod choosePaymentMethod;

    PaymentMethodController(PaymentMethods methods, ChoosePaymentMethod choosePaymentMethod) {
        this.methods = methods;
        this.choosePaymentMethod = choosePaymentMethod;
    }

    /** {@code GET /v1/payment-method}: the {@link PaymentMethod}, chosen or not. */
    @GetMapping
    PaymentMethod show(Authentication token) {
        return methods.of(new ShopperId(token.getName()));
    }

    /**
     * {@code PUT /v1/payment-method}: pays this way from now on, also for what waits because it could not be paid; 200 with the
     * method. Errors: {@code card-number-refused}, {@code payment-method-unavailable}, {@code invalid-request}.
     */
    @PutMapping
    PaymentMethod choose(@RequestBody @Valid Choice choice, Authentication token) {
        PaymentMethod method = new PaymentMethod(choice.kind(), choice.token());
        choosePaymentMethod.choose(new ShopperId(token.getName()), method);
        return method;
    }

    record Choice(
            @NotNull PaymentMethod.Kind kind, @Nullable String token) {}
}

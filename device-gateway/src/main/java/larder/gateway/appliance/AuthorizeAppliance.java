package larder.gateway.appliance;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.ModelId;
import larder.contracts.ShopperId;
import larder.gateway.Caller;
import larder.gateway.claim.ClaimCode;
import larder.gateway.history.Actor;
import larder.gateway.model.KnownModel;
import larder.gateway.model.KnownModels;
import larder.gateway.partner.ActivePartners;
import larder.gateway.registry.HandOver;
import larder.gateway.registry.NewDevice;
import larder.gateway.registry.NewDevices;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Binds an appliance to the authorization that it comes with. One that nobody owns becomes the shopper's; one that nobody has
 * registered is registered first, without a key and with a code that nobody knows.
 */
@Component
class AuthorizeAppliance {

    private final SecureRandom random = new SecureRandom();
    private final ActivePartners partners;
    private final KnownModels models;
    private final NewDevices devices;
    private final HandOver handOver;
    private final Clock clock;

    AuthorizeAppliance(
            ActivePartners partners, KnownModels models, NewDevices devices, HandOver handOver, Clock clock) {
        this.partners = partners;
        this.models = models;
        this.devices = devices;
        this.handOver = handOver;
        this.clock = clock;
    }

    @Transactional
    HandOver.Authorized authorize(ModelId model, String serial, Authorization by) {
        KnownModel known = models.hold(model, new Caller.Partner(by.client(), by.partner()))
                .orElseThrow(() -> new ProblemException(ProblemType.MODEL_UNKNOWN, "There is no model " + model));
        partners.requireActive(by.partner());
        DeviceId device = devices.registered(model.value(), serial)
                .or(() -> register(known, serial, by))
                .or(() -> devices.registered(model.value(), serial))
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "The appliance was just deregistered"));
        return handOver.authorize(device, by.shopper(), by.grant());
    }

    /** Empty when somebody else was faster. */
    private Optional<DeviceId> register(KnownModel model, String serial, Authorization by) {
        NewDevice device = new NewDevice(
                new DeviceId(UUID.randomUUID().toString()),
                model,
                serial,
                ClaimCode.draw(random).hash(),
                false);
        Actor maker = new Actor(Actor.Role.PARTNER, by.client());
        return devices.add(List.of(device), maker, clock.instant()).getFirst()
                ? Optional.of(device.id())
                : Optional.empty();
    }

    /**
     * What a shopper has let a partner do.
     *
     * @param client the partner's program
     * @param grant the authorization, the same for all tokens that come of it
     */
    record Authorization(ShopperId shopper, String partner, String client, String grant) {}
}

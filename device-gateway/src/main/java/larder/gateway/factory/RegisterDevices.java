package larder.gateway.factory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.ModelId;
import larder.gateway.Caller;
import larder.gateway.claim.ClaimCode;
import larder.gateway.history.Actor;
import larder.gateway.key.KeyAlgorithm;
import larder.gateway.key.KeyRing;
import larder.gateway.model.KnownModel;
import larder.gateway.model.KnownModels;
import larder.gateway.partner.ActivePartners;
import larder.gateway.registry.NewDevice;
import larder.gateway.registry.NewDevices;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes devices in as they leave the factory, with their first key and the code they are claimed by. */
@Component
class RegisterDevices {

    private static final Logger log = LoggerFactory.getLogger(RegisterDevices.class);

    private final SecureRandom random = new SecureRandom();
    private final KnownModels models;
    private final ActivePartners partners;
    private final NewDevices devices;
    private final KeyRing keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegisterDevices(
            KnownModels models,
            ActivePartners partners,
            NewDevices devices,
            KeyRing keys,
            TransactionTemplate transaction,
            Clock clock) {
        this.models = models;
        this.partners = partners;
        this.devices = devices;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Refuses a maker who may not register anything now. */
    void require(Caller maker) {
        if (maker instanceof Caller.Partner partner) {
            transaction.executeWithoutResult(_ -> partners.requireActive(partner.partner()));
        }
    }

    /** Registers one device. */
    Outcome register(Registration registration, Caller maker) {
        require(maker);
        return alone(registration, maker);
    }

    /**
     * Registers devices in one transaction. Where one of them spoils it, each has a transaction of its own: that one is
     * refused then, and the others are not.
     */
    List<Outcome> register(List<Registration> registrations, Caller maker) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> together(registrations, maker)));
        } catch (ProblemException | DataIntegrityViolationException | ConcurrencyFailureException e) {
            log.atDebug().setCause(e).log("devices are registered one by one");
            return registrations.stream().map(each -> alone(each, maker)).toList();
        }
    }

    private Outcome alone(Registration registration, Caller maker) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> together(List.of(registration), maker)))
                    .getFirst();
        } catch (ProblemException refusal) {
            return Outcome.Refused.by(refusal);
        } catch (DataIntegrityViolationException e) {
            log.atInfo().setCause(e).log("device not registered");
            return new Outcome.Refused(ProblemType.CONFLICT, "The device does not fit what is registered");
        }
    }

    private List<Outcome> together(List<Registration> registrations, Caller maker) {
        Instant now = clock.instant();
        Map<String, Optional<Made>> made = new HashMap<>();
        Outcome[] outcomes = new Outcome[registrations.size()];
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Registration registration = registrations.get(i);
            Optional<Made> model = made.computeIfAbsent(registration.model(), name -> hold(name, maker));
            Optional<Outcome> refused = keyRefused(registration);
            if (refused.isPresent()) {
                outcomes[i] = refused.get();
            } else if (model.isEmpty()) {
                outcomes[i] =
                        new Outcome.Refused(ProblemType.MODEL_UNKNOWN, "There is no model " + registration.model());
            } else {
                candidates.add(candidate(i, registration, model.get()));
            }
        }
        List<Boolean> added =
                devices.add(candidates.stream().map(Candidate::device).toList(), Actor.of(maker), now);
        for (int i = 0; i < added.size(); i++) {
            Candidate each = candidates.get(i);
            outcomes[each.place()] = added.get(i) ? withKey(each, now) : already(each.registration());
        }
        return List.of(outcomes);
    }

    /** A key that cannot be one is told before anything is written, so that its row does not spoil the others'. */
    private static Optional<Outcome> keyRefused(Registration registration) {
        KeyAlgorithm algorithm = registration.key().algorithm();
        if (algorithm != KeyAlgorithm.ED25519 && algorithm != KeyAlgorithm.ECDSA_P256_SHA256) {
            return Optional.empty();
        }
        try {
            KeyRing.publicKey(registration.key());
            return Optional.empty();
        } catch (ProblemException refusal) {
            return Optional.of(Outcome.Refused.by(refusal));
        }
    }

    private Optional<Made> hold(String model, Caller maker) {
        return models.hold(new ModelId(model), maker).map(known -> {
            String partner = known.partner();
            return new Made(known, partner != null && partners.isSuspended(partner));
        });
    }

    private Candidate candidate(int place, Registration registration, Made made) {
        DeviceId id = new DeviceId(UUID.randomUUID().toString());
        ClaimCode code = ClaimCode.draw(random);
        return new Candidate(
                place,
                registration,
                code,
                new NewDevice(id, made.model(), registration.serial(), code.hash(), made.suspended()));
    }

    private Outcome withKey(Candidate added, Instant now) {
        DeviceId id = added.device().id();
        byte[] secret = keys.give(id, added.registration().key(), now).secret();
        log.atInfo()
                .addKeyValue("device", id)
                .addKeyValue("model", added.registration().model())
                .log("device registered");
        return new Outcome.Registered(
                id, added.code(), secret == null ? null : Base64.getEncoder().encodeToString(secret));
    }

    private Outcome already(Registration registration) {
        return devices.registered(registration.model(), registration.serial())
                .<Outcome>map(Outcome.Already::new)
                .orElseGet(() -> new Outcome.Refused(ProblemType.CONFLICT, "The device was just deregistered"));
    }

    private record Made(KnownModel model, boolean suspended) {}

    /** @param place where its outcome goes */
    private record Candidate(int place, Registration registration, ClaimCode code, NewDevice device) {}
}

package larder.stack;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.stack.edge.Caller;
import larder.stack.edge.Edge;
import larder.stack.edge.Household;
import larder.stack.edge.Person;
import larder.stack.edge.Shopper;
import larder.stack.edge.Tokens;
import larder.stack.folder.Endpoints;
import larder.stack.run.EngineReach;
import larder.stack.run.Progress;
import larder.stack.run.Service;
import larder.stack.run.Stack;
import larder.stack.run.StackSettings;

/** A local Larder that is ready for use: all services, fresh tokens, a first device that is claimed and bound. */
public final class RunningLarder implements AutoCloseable {

    private final Stack stack;
    private final Endpoints endpoints;
    private final Tokens tokens;
    private final Household household;
    private final Edge gateway;
    private final SSLContext tls;

    private RunningLarder(Stack stack) {
        this.stack = stack;
        this.tls = stack.authority().clientContext();
        Path firstDevice = FirstDevice.in(stack.folder().path());
        Endpoints bare = stack.describe().with(Map.of(), firstDevice);
        this.gateway = new Edge(bare.api(), tls);
        stack.accompany(gateway);
        Person shopper = FirstShopper.signUp(bare, gateway, tls);
        this.tokens = Tokens.of(
                        gateway,
                        bare.api(),
                        tls,
                        stack.secrets(),
                        shopper,
                        stack.folder().path().resolve("tokens"),
                        Clock.systemUTC())
                .keepFresh();
        stack.accompany(tokens);
        this.household = Household.first(gateway, tokens);
        this.endpoints = stack.describe().with(tokens.files(), firstDevice);
        FirstDevice.addTo(household, firstDevice)
                .ifPresent(slot -> EngineReach.awaitBindings(endpoints.kafka(), Set.of(slot)));
        stack.publish(endpoints);
    }

    /** Starts everything on a stack that has its folder. */
    public static RunningLarder start(Stack stack) {
        stack.start();
        try {
            return new RunningLarder(stack);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public static RunningLarder start(StackSettings settings, Progress progress) {
        return start(Stack.on(settings, progress));
    }

    /** A client of the gateway for a device, to be closed by the caller. */
    public DeviceClient.Builder device(DeviceKey key) {
        return DeviceClient.builder(endpoints.url(Service.DEVICE_GATEWAY.module()), key)
                .tls(tls);
    }

    public Stack stack() {
        return stack;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Household household() {
        return household;
    }

    /** The one public origin. */
    public Edge gateway() {
        return gateway;
    }

    /** Somebody else who signs up and logs in. */
    public Shopper newShopper(String name) {
        return Shopper.signUp(gateway, endpoints.api(), tls, name);
    }

    /** What somebody else owns and has sent to them. */
    public Household householdOf(Shopper shopper, Household.Address address) {
        return new Household(gateway, () -> tokens.of(Caller.OPS), shopper::token, address);
    }

    /** Ends everything in order. */
    @Override
    public void close() {
        stack.close();
    }
}

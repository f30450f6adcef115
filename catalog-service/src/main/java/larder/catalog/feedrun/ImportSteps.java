package larder.catalog.feedrun;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import larder.catalog.feedrow.Finding;
import larder.catalog.intake.TakeProducts;
import larder.catalog.intake.Taken;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a run, each a transaction that holds the run, acts, and notes how far it came. A step of a run that another worker has by
 * now, or that was cancelled, does nothing and answers none.
 */
@Component
class ImportSteps {

    private static final int REMOVED_AT_ONCE = 500;

    private final Imports imports;
    private final FeedItems items;
    private final Findings findings;
    private final TakeProducts takeProducts;
    private final FeedMeter meter;
    private final FeedProperties properties;

    ImportSteps(
            Imports imports,
            FeedItems items,
            Findings findings,
            TakeProducts takeProducts,
            FeedMeter meter,
            FeedProperties properties) {
        this.imports = imports;
        this.items = items;
        this.findings = findings;
        this.takeProducts = takeProducts;
        this.meter = meter;
        this.properties = properties;
    }

    @Transactional
    @Nullable
    FeedImport take(FeedImport run, UUID worker, Batch batch) {
        if (!imports.step(run, worker, FeedImport.State.RUNNING, properties.lease())) {
            return null;
        }
        batch.keepFirst(items.note(run.place(), batch.named()));
        Taken taken = takeProducts.take(run.order().origin(), batch.products(), batch.patches());
        batch.settle(taken, takeProducts.remove(run.order().origin(), batch.gone()));
        findings.note(run.place(), batch.entries());
        FeedImport.Tally tally = batch.addTo(run.tally());
        imports.count(run.place(), tally);
        meter.count(run.tally(), tally);
        return with(run, run.state(), tally);
    }

    /** All rows are done. A delta is over with that, and so is a full feed that may not remove anything. */
    @Transactional
    @Nullable
    FeedImport endOfRows(FeedImport run, UUID worker) {
        if (!imports.step(run, worker, FeedImport.State.RUNNING, properties.lease())) {
            return null;
        }
        String heldBack = run.order().mode() == FeedImport.Mode.FULL
                ? RemovalPolicy.heldBack(
                        run, items.share(run.place(), run.order().origin()), properties.mostRemoved())
                : null;
        if (run.order().mode() == FeedImport.Mode.DELTA || heldBack != null) {
            imports.end(run, FeedImport.State.DONE, heldBack);
            return with(run, FeedImport.State.DONE, run.tally());
        }
        imports.enter(run.place(), FeedImport.State.REMOVING, null);
        return with(run, FeedImport.State.REMOVING, run.tally());
    }

    @Transactional
    @Nullable
    FeedImport remove(FeedImport run, UUID worker) {
        if (!imports.step(run, worker, FeedImport.State.REMOVING, properties.lease())) {
            return null;
        }
        List<Sku> missing = items.missing(run.place(), run.order().origin(), REMOVED_AT_ONCE);
        if (missing.isEmpty()) {
            imports.end(run, FeedImport.State.DONE, null);
            return with(run, FeedImport.State.DONE, run.tally());
        }
        Set<Sku> removed = new HashSet<>(takeProducts.remove(run.order().origin(), missing));
        FeedImport.Tally before = run.tally();
        var tally = new FeedImport.Tally(
                before.rows(),
                before.created(),
                before.updated(),
                before.unchanged(),
                before.refused(),
                before.unreadable(),
                before.warned(),
                before.removed() + removed.size());
        imports.count(run.place(), tally);
        meter.count(before, tally);
        return with(run, run.state(), tally);
    }

    /** The rest of the feed cannot be read: what was read stays, and nothing is removed. */
    @Transactional
    void fail(FeedImport claimed, UUID worker, String reason) {
        imports.find(claimed.id())
                .filter(run -> imports.step(run, worker, FeedImport.State.RUNNING, properties.lease()))
                .ifPresent(run -> {
                    var finding = new Finding(Finding.Severity.REFUSED, "FEED_UNREADABLE", null, reason);
                    findings.note(run.place(), List.of(new Findings.Entry(0, 0, null, finding)));
                    imports.end(run, FeedImport.State.FAILED, reason);
                });
    }

    private static FeedImport with(FeedImport run, FeedImport.State state, FeedImport.Tally tally) {
        return new FeedImport(
                run.id(),
                run.place(),
                run.order(),
                run.author(),
                state,
                run.reason(),
                run.bytes(),
                tally,
                run.createdAt(),
                run.startedAt(),
                run.endedAt());
    }
}

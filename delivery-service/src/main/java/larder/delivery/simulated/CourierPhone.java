package larder.delivery.simulated;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import larder.contracts.ShipmentId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The courier API from a courier's side. */
class CourierPhone {

    private static final int PAGE = 100;

    private final RestClient http;

    /** Talks through a client that knows where the service is and brings a courier's token. */
    CourierPhone(RestClient http) {
        this.http = http;
    }

    /** The page of the manifest that follows the given shipment; the first page follows the empty text. */
    Manifest manifest(String after) {
        Manifest page = http.get()
                .uri("/v1/courier/manifest?limit={limit}&after={after}", PAGE, after)
                .retrieve()
                .body(Manifest.class);
        if (page == null) {
            throw new RestClientException("the manifest came without a body");
        }
        return page;
    }

    void report(ShipmentId shipment, Report report) {
        http.post()
                .uri("/v1/courier/shipments/{id}/{report}", shipment.value(), report.path())
                .retrieve()
                .toBodilessEntity();
    }

    record Manifest(List<Line> shipments, @Nullable String next) {}

    /** One parcel; those that are still nobody's are left to others. */
    record Line(ShipmentId id, boolean yours, Standing step, Instant since) {}

    /** How far an open shipment has come, and what its courier reports next. */
    enum Standing {
        BOOKED(Report.DISPATCHED),
        DISPATCHED(Report.OUT_FOR_DELIVERY),
        OUT_FOR_DELIVERY(Report.DELIVERED),
        RECALLED(Report.RETURNED);

        private final Report next;

        Standing(Report next) {
            this.next = next;
        }

        Report next() {
            return next;
        }
    }

    /** What a courier can report. */
    enum Report {
        DISPATCHED,
        OUT_FOR_DELIVERY,
        DELIVERED,
        RETURNED;

        String path() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

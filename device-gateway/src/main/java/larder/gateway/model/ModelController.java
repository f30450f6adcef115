package larder.gateway.model;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import larder.contracts.ModelId;
import larder.contracts.device.DeviceModelState;
import larder.gateway.Caller;
import larder.gateway.ForMakers;
import larder.gateway.IfMatch;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/models}: ops describe all models, partners their own; another's is 404. */
@RestController
@RequestMapping("/api/models")
@ForMakers
class ModelController {

    private static final int PAGE = 100;

    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    /**
     * Describes a model: 201 when it is new, else 200. 409 {@code conflict} when a slot goes that devices have, or the
     * partner would be another; 409 {@code version-conflict} when {@code If-Match} names another version.
     */
    @PutMapping("/{model}")
    ResponseEntity<ModelView> describe(
            @PathVariable String model,
            @Valid @RequestBody ModelRequest body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        Models.Described described = models.describe(
                modelId(model), body.partner(), body.kind(), body.asSlots(), Caller.of(caller), new IfMatch(ifMatch));
        return answer(described.made() ? HttpStatus.CREATED : HttpStatus.OK, described.model());
    }

    /** The caller's models by id, {@code limit} at most; {@code next}, when there, goes into {@code after}. */
    @GetMapping
    ModelPage list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String after,
            Authentication caller) {
        if (limit < 1 || limit > PAGE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit must be 1 to " + PAGE);
        }
        List<ModelView> found = models.page(Caller.of(caller), after, limit + 1).stream()
                .map(ModelView::of)
                .toList();
        return found.size() <= limit
                ? new ModelPage(found, null)
                : new ModelPage(found.subList(0, limit), found.get(limit - 1).model());
    }

    /** One model, with its version as {@code ETag}; 404 {@code not-found}. */
    @GetMapping("/{model}")
    ResponseEntity<ModelView> get(@PathVariable String model, Authentication caller) {
        return answer(HttpStatus.OK, models.one(modelId(model), Caller.of(caller)));
    }

    private static ResponseEntity<ModelView> answer(HttpStatus status, DeviceModel model) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.tagOf(model.version()))
                .body(ModelView.of(model));
    }

    private static ModelId modelId(String id) {
        try {
            return new ModelId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no model id", e);
        }
    }

    record ModelPage(List<ModelView> models, @Nullable ModelId next) {}

    record ModelView(
            ModelId model,
            DeviceModelState.Kind kind,
            List<DeviceModelState.Slot> slots,
            @Nullable String partner,
            Instant changedAt) {

        static ModelView of(DeviceModel model) {
            DeviceModelState state = model.state();
            return new ModelView(state.model(), state.kind(), state.slots(), state.partner(), state.changedAt());
        }
    }
}

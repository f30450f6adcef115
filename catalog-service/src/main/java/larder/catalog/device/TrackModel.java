package larder.catalog.device;

import larder.contracts.ModelId;
import larder.contracts.device.DeviceModelState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the view of device models up to date and tells the rest of the catalogue whose products may have changed. */
@Component
class TrackModel {

    private static final Logger log = LoggerFactory.getLogger(TrackModel.class);

    private final Models models;
    private final ApplicationEventPublisher catalogue;

    TrackModel(Models models, ApplicationEventPublisher catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    @Transactional
    void track(DeviceModelState state) {
        boolean followed = models.follow(state);
        log.atInfo()
                .addKeyValue("model", state.model())
                .addKeyValue("followed", followed)
                .log("device model heard of");
        if (followed) {
            catalogue.publishEvent(new ModelChanged(state.model().value()));
        }
    }

    @Transactional
    void forget(ModelId model) {
        models.forget(model.value());
        log.atInfo().addKeyValue("model", model).log("device model forgotten");
        catalogue.publishEvent(new ModelChanged(model.value()));
    }
}

package larder.order.ledger;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import larder.contracts.Consent;
import larder.events.EventJson;

/** A consent as a row holds it: as the events write it, because no statement asks for its parts. */
@Converter
public class StoredConsent implements AttributeConverter<Consent, String> {

    @Override
    public String convertToDatabaseColumn(Consent consent) {
        return write(consent);
    }

    @Override
    public Consent convertToEntityAttribute(String json) {
        return read(json);
    }

    static String write(Consent consent) {
        return EventJson.MAPPER.writeValueAsString(consent);
    }

    public static Consent read(String json) {
        return EventJson.MAPPER.readValue(json, Consent.class);
    }
}

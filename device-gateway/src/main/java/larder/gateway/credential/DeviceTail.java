package larder.gateway.credential;

import larder.contracts.DeviceId;
import larder.contracts.Topics;
import larder.gateway.tail.Hearing;
import larder.gateway.tail.TailConsumers;
import larder.gateway.tail.TopicTail;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Hears of every change to a device, on whichever gateway it was made, and has it forgotten here. */
final class DeviceTail extends TopicTail {

    private final Credentials credentials;

    DeviceTail(TailConsumers consumers, Hearing hearing, Credentials credentials) {
        super(Topics.DEVICES, consumers, hearing);
        this.credentials = credentials;
    }

    /** What has changed does not matter, so the value is not read and cannot be unreadable. */
    @Override
    protected void on(ConsumerRecord<String, byte[]> heard) {
        @Nullable String key = heard.key();
        if (key != null && DeviceId.SHAPE.matcher(key).matches()) {
            credentials.forget(new DeviceId(key));
        }
    }
}

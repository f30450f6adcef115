package larder.gateway.personal;

import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.EndAccess;
import larder.gateway.registry.DeregisterDevice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a person: devices first, whose keys are refused at once, then everything else. */
@Component
@OwnIssuer
public class EraseAccount {

    private final DeregisterDevice devices;
    private final EndAccess endAccess;

    EraseAccount(DeregisterDevice devices, EndAccess endAccess) {
        this.devices = devices;
        this.endAccess = endAccess;
    }

    @Transactional
    public void erase(ShopperId account) {
        devices.allOf(account);
        endAccess.erase(account);
    }
}

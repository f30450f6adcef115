package larder.order.placing;

import larder.contracts.Address;

/** Where parcels can be brought. */
public interface Deliverability {

    boolean delivers(Address address);
}

/**
 * What a device needs to talk to Larder: it signs reports with the device's own key, sends them over HTTPS, and repeats them
 * under the same event id until somebody has taken them or time is up.
 */
@NullMarked
package larder.sdk;

import org.jspecify.annotations.NullMarked;

package larder.gateway.revocation;

import larder.gateway.OwnIssuer;
import larder.gateway.account.People;
import larder.gateway.tail.Hearing;
import larder.gateway.tail.TailConsumers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ties what is revoked to the tail that hears of it. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
class RevocationConfiguration {

    @Bean
    RevokedAccess revokedAccess() {
        return new RevokedAccess();
    }

    @Bean
    AccountTail accountTail(TailConsumers consumers, RevokedAccess revoked, People people) {
        return new AccountTail(consumers, new Hearing(), revoked, people);
    }
}

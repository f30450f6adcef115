package larder.support.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** For services that hold people's data and say how to erase it. */
@AutoConfiguration(
        beforeName = "larder.support.SupportAutoConfiguration",
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(AccountErasure.class)
@EnableConfigurationProperties(ErasureProperties.class)
class ErasureAutoConfiguration {

    @Bean
    ErasedAccounts erasedAccounts(JdbcClient jdbc, ErasureProperties properties) {
        return new ErasedAccounts(jdbc, properties.interval());
    }

    @Bean
    AccountListener accountListener(ErasedAccounts erased, MeterRegistry meters, Clock clock) {
        return new AccountListener(erased, meters, clock);
    }

    @Bean
    ErasureSweep erasureSweep(
            ErasedAccounts erased, AccountErasure erasure, TransactionOperations transaction, Clock clock) {
        return new ErasureSweep(erased, erasure, transaction, clock);
    }
}

package larder.support.problem;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The same problems from every service. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@Import(ProblemAdvice.class)
class ProblemAutoConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    BegunAnswers begunAnswers() {
        return new BegunAnswers();
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(ProblemWriter problems, ObjectProvider<OwnBodyLimit> others) {
        return new BodyLimitFilter(problems, others.stream().toList());
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController unanswered() {
        return new ProblemErrorController();
    }

    /** Where Spring MVC never comes to see the request, its refusal is a problem all the same. */
    @Bean
    RequestRejectedHandler refusedRequests(ProblemWriter problems) {
        return (_, response, refused) -> problems.write(response, RefusedRequest.explain(refused));
    }

    /** No parameter holds what PostgreSQL cannot. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(PlainStringDeserializer.NUL) < 0);
        return firewall;
    }

    @Bean
    JsonMapperBuilderCustomizer plainStrings() {
        return mapper -> mapper.addModule(
                new SimpleModule("plain-strings").addDeserializer(String.class, new PlainStringDeserializer()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.dao.OptimisticLockingFailureException")
    @Import(DatabaseProblemAdvice.class)
    static class WithDatabase {}
}

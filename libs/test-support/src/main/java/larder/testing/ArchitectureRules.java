package larder.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house, the same for every service. */
public final class ArchitectureRules {

    private static final String WEB = "org.springframework.web.bind.annotation.RestController";
    private static final String ENDPOINT = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String GUARDED = "org.springframework.security.access.prepost.PreAuthorize";
    private static final String PUBLIC = "larder.support.security.Public";
    private static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";

    private ArchitectureRules() {}

    /** Checks a service by its application class. */
    public static void check(Class<?> application) {
        ApplicationModules.of(application).verify();
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(application.getPackageName());
        rules().forEach(rule -> rule.allowEmptyShould(true).check(service));
    }

    private static List<ArchRule> rules() {
        return List.of(
                classes()
                        .that()
                        .haveSimpleName("package-info")
                        .should()
                        .beAnnotatedWith(NullMarked.class)
                        .because("a null that nobody promised is found by the compiler"),
                classes()
                        .that()
                        .areAnnotatedWith(WEB)
                        .or()
                        .areAnnotatedWith(CONFIGURATION)
                        .or()
                        .areAssignableTo("larder.support.EventListener")
                        .or()
                        .areAssignableTo(REPOSITORY)
                        .should()
                        .notHaveModifier(JavaModifier.PUBLIC)
                        .because("an edge is reached from outside, never from a neighbour"),
                methods()
                        .that()
                        .areMetaAnnotatedWith(ENDPOINT)
                        .and()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(WEB)
                        .should()
                        .beMetaAnnotatedWith(GUARDED)
                        .orShould()
                        .beAnnotatedWith(PUBLIC)
                        .orShould()
                        .beDeclaredInClassesThat()
                        .areMetaAnnotatedWith(GUARDED)
                        .orShould()
                        .beDeclaredInClassesThat()
                        .areAnnotatedWith(PUBLIC)
                        .because("an endpoint says whom it is for, or why it is for everybody"),
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Policy")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "larder..", "org.jspecify..")
                        .because("a rule can be read and tested without any framework"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the injected Clock"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.kafka.core.KafkaTemplate")
                        .because("events leave through the outbox"),
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .orShould()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                        .because("what a class needs stands in its constructor"),
                classes()
                        .should()
                        .haveNameNotMatching(".*(Impl|Utils?|Helper|Manager|Dto)")
                        .because("a name says what a thing is"));
    }
}

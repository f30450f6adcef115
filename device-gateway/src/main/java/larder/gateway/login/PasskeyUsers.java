package larder.gateway.login;

import java.util.List;
import java.util.Optional;
import larder.contracts.Identifier;
import larder.contracts.ShopperId;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Shows accounts to Spring Security's WebAuthn as the users it expects; their name is the account's id. */
final class PasskeyUsers implements PublicKeyCredentialUserEntityRepository, UserDetailsService {

    private final People people;

    PasskeyUsers(People people) {
        this.people = people;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return person(Passkeys.account(id).value())
                .map(person -> named(person, person.id().value()))
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return person(name).map(person -> named(person, person.id().value())).orElse(null);
    }

    /** As the person's authenticator should show it. */
    Optional<PublicKeyCredentialUserEntity> shown(String name) {
        return person(name).map(person -> named(person, person.email()));
    }

    private static PublicKeyCredentialUserEntity named(Person person, String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Passkeys.handle(person.id()))
                .name(name)
                .displayName(person.displayName())
                .build();
    }

    private Optional<Person> person(String id) {
        return Identifier.SHAPE.matcher(id).matches()
                ? people.find(new ShopperId(id)).filter(Person::verified)
                : Optional.empty();
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return person(name)
                .map(person -> new User(person.id().value(), "", List.of()))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("users are accounts");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("users are accounts");
    }
}

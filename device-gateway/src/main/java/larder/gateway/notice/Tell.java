package larder.gateway.notice;

import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.PublicOrigin;
import larder.gateway.account.AccountEvent;
import larder.gateway.account.AccountEvent.Kind;
import larder.gateway.account.People;
import larder.gateway.mail.Post;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person something: by a notice, and by mail where it matters. */
@Component
@OwnIssuer
class Tell {

    private final Notices notices;
    private final People people;
    private final Post post;
    private final MessageSource messages;
    private final String origin;

    Tell(Notices notices, People people, Post post, MessageSource messages, PublicOrigin gateway) {
        this.notices = notices;
        this.people = people;
        this.post = post;
        this.messages = messages;
        this.origin = gateway.origin();
    }

    @EventListener
    @Transactional
    void on(AccountEvent.Noteworthy event) {
        tell(event.account(), event.kind(), event.about());
    }

    @EventListener
    void on(AccountEvent.Erased erased) {
        notices.forget(erased.account());
    }

    void tell(ShopperId account, Kind kind, String about) {
        tell(account, kind, about, "");
    }

    /**
     * Says it once to whoever has not read it yet. Somebody who has no account here is told nothing.
     *
     * @param until when it will be too late, for the mail; empty where it never is
     */
    void tell(ShopperId account, Kind kind, String about, String until) {
        people.find(account).ifPresent(person -> {
            if (notices.isUnread(account, kind, about) && kind == Kind.SLOT_NEEDS_CHOICE) {
                return;
            }
            notices.add(account, kind, about);
            if (kind.isMailed()) {
                String said = messages.getMessage("notice." + kind, new Object[] {about, until}, person.locale());
                post.send(person.email(), person.locale(), "notice", said == null ? "" : said, origin + "/account");
            }
        });
    }
}

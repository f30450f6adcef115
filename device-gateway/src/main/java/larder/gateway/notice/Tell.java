package larder.gateway.notice;

import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.PublicOrigin;
import larder.gateway.account.AccountEvent;
import larder.gateway.account.AccountEvent.Kind;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import larder.gateway.mail.Post;
import larder.gateway.notice.ToldOrders.ToldOrder;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person something: by a notice, and by mail where it matters. */
@Component
@OwnIssuer
class Tell {

    private final Notices notices;
    private final ToldOrders orders;
    private final People people;
    private final Post post;
    private final MessageSource messages;
    private final String origin;

    Tell(Notices notices, ToldOrders orders, People people, Post post, MessageSource messages, PublicOrigin gateway) {
        this.notices = notices;
        this.orders = orders;
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
        orders.forget(erased.account());
    }

    /** Says it once to whoever has not read it yet. Somebody who has no account here is told nothing. */
    void tell(ShopperId account, Kind kind, String about) {
        people.find(account).ifPresent(person -> {
            if (notices.isUnread(account, kind, about) && kind == Kind.SLOT_NEEDS_CHOICE) {
                return;
            }
            notices.add(account, kind, about, false);
            mail(person, kind, false, about);
        });
    }

    /** Says what became of an order to whose it is. */
    void tell(ToldOrder order, Kind kind) {
        tellOf(order, kind, order.sku());
    }

    /**
     * Says what an order waits for to whose it is.
     *
     * @param until when it will be too late, for the mail
     */
    void tell(ToldOrder order, Kind kind, String until) {
        tellOf(order, kind, order.sku(), until);
    }

    private void tellOf(ToldOrder order, Kind kind, Object... words) {
        people.find(order.account()).ifPresent(person -> {
            notices.add(order.account(), kind, order.id().value(), order.test());
            mail(person, kind, order.test(), words);
        });
    }

    private void mail(Person person, Kind kind, boolean test, Object... words) {
        if (kind.isMailed()) {
            String said = say(person, "notice." + kind, words);
            post.send(
                    person.email(),
                    person.locale(),
                    "notice",
                    test ? say(person, "notice.test", said) : said,
                    origin + "/account");
        }
    }

    private String say(Person person, String key, Object... words) {
        String said = messages.getMessage(key, words, person.locale());
        return said == null ? "" : said;
    }
}

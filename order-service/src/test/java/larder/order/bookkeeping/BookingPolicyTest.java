package larder.order.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import larder.contracts.Money;
import larder.order.bookkeeping.BookingPolicy.Posting;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BookingPolicyTest {

    private static final List<String> CURRENCIES = List.of("USD", "EUR", "KRW", "BHD");

    /** Of many payments in several currencies, each as far through its life as it may be. */
    @Property
    void balancesHoweverPaymentsFareAndKeepsWhatIsOpen(@ForAll("lives") List<Life> lives) {
        List<Posting> ledger = new ArrayList<>();
        for (Life life : lives) {
            for (Occasion occasion : life.occasions()) {
                List<Posting> booking = BookingPolicy.transfers(life.claim(), occasion, life.amount()).stream()
                        .flatMap(transfer -> transfer.postings().stream())
                        .toList();
                assertThat(sums(booking).values()).containsOnly(0L);
                assertThat(booking).extracting(Posting::account).doesNotHaveDuplicates();
                ledger.addAll(booking);
            }
        }

        assertThat(sums(ledger).values()).allMatch(sum -> sum == 0);
        for (String currency : CURRENCIES) {
            assertThat(balances(ledger, currency)).isEqualTo(expected(lives, currency));
        }
    }

    /** What must stand on each account, told from the ends of the payments and not from their bookings. */
    private static Map<Account, Long> expected(List<Life> lives, String currency) {
        Map<Account, Long> all = zeros();
        lives.stream()
                .filter(life -> life.amount().currency().getCurrencyCode().equals(currency))
                .forEach(life -> {
                    boolean card = life.claim() == Claim.CARD;
                    long amount = life.amount().minorUnits();
                    if (life.end() == End.PROMISED) {
                        all.merge(card ? Account.CARD_PENDING : Account.INVOICE_PENDING, amount, Long::sum);
                        all.merge(Account.COMMITMENTS, -amount, Long::sum);
                    } else if (life.end() == End.SENT) {
                        all.merge(card ? Account.CARD_CLEARING : Account.RECEIVABLE, amount, Long::sum);
                        all.merge(Account.REVENUE, -amount, Long::sum);
                    }
                });
        return all;
    }

    private static Map<Account, Long> balances(List<Posting> ledger, String currency) {
        Map<Account, Long> all = zeros();
        ledger.stream()
                .filter(posting -> posting.amount().currency().getCurrencyCode().equals(currency))
                .forEach(
                        posting -> all.merge(posting.account(), posting.amount().minorUnits(), Long::sum));
        return all;
    }

    private static Map<Account, Long> zeros() {
        Map<Account, Long> zeros = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            zeros.put(account, 0L);
        }
        return zeros;
    }

    private static Map<Currency, Long> sums(List<Posting> postings) {
        return postings.stream()
                .map(Posting::amount)
                .collect(Collectors.groupingBy(Money::currency, Collectors.summingLong(Money::minorUnits)));
    }

    @Provide
    Arbitrary<List<Life>> lives() {
        return Combinators.combine(
                        Arbitraries.of(Claim.class),
                        Arbitraries.of(End.class),
                        Arbitraries.longs().between(0, 1_000_000_000_000L),
                        Arbitraries.of(CURRENCIES))
                .as((claim, end, minor, currency) ->
                        new Life(claim, end, new Money(minor, Currency.getInstance(currency))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    enum End {
        PROMISED,
        LET_GO,
        SENT,
        GIVEN_BACK
    }

    record Life(Claim claim, End end, Money amount) {

        List<Occasion> occasions() {
            return switch (end) {
                case PROMISED -> List.of(Occasion.AUTHORISED);
                case LET_GO -> List.of(Occasion.AUTHORISED, Occasion.VOIDED);
                case SENT -> List.of(Occasion.AUTHORISED, Occasion.CAPTURED);
                case GIVEN_BACK -> List.of(Occasion.AUTHORISED, Occasion.CAPTURED, Occasion.REFUNDED);
            };
        }
    }
}

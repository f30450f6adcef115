package larder.catalog.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import larder.catalog.measure.Pack.Unit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6 x 1.5 l        | 6   | 1.5   | L
            24x500ml         | 24  | 500   | ML
            24×500 ㎖        | 24  | 500   | ML
            6 X 1,5 L        | 6   | 1.5   | L
            6/12 OZ          | 6   | 12    | OZ
            12/8.3 OZ        | 12  | 8.3   | OZ
            12 PK/12 OZ      | 12  | 12    | OZ
            4 PK/.5 LTR      | 4   | 0.5   | L
            24-12 OZ         | 24  | 12    | OZ
            2.5 OZ           | 1   | 2.5   | OZ
            .28 OZ           | 1   | 0.28  | OZ
            22 LB BAG        | 1   | 22    | LB
            25-LB BAG        | 1   | 25    | LB
            4 1/4 OZ         | 1   | 4.25  | OZ
            4¼ OZ            | 1   | 4.25  | OZ
            1/2 GAL          | 1   | 0.5   | GAL
            HALF GAL         | 1   | 0.5   | GAL
            GAL              | 1   | 1     | GAL
            8 FL OZ          | 1   | 8     | FL_OZ
            8 fl. oz.        | 1   | 8     | FL_OZ
            44 SQ FT         | 1   | 44    | SQ_FT
            300 CT           | 300 | 1     | PIECE
            6 PK             | 6   | 1     | PIECE
            2 DZ             | 24  | 1     | PIECE
            96 LOADS         | 96  | 1     | USE
            1.5L x 6         | 6   | 1.5   | L
            500ml 24개       | 24  | 500   | ML
            500ml 24개입     | 24  | 500   | ML
            2L*6병           | 6   | 2     | L
            2Lx6             | 6   | 2     | L
            300매            | 300 | 1     | SHEET
            60정             | 60  | 1     | PIECE
            """)
    void readsWhatRetailersWrite(String text, int count, BigDecimal size, Unit unit) {
        assertThat(PackText.read(text)).contains(new Pack(count, size, unit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "LARGE",
                "L",
                "3/4 OZ",
                "1/3 OZ",
                "2/3 OZ",
                "10-12 OZ",
                "2-8 OZ",
                "20 CT/12 OZ",
                "12 OZ/6 CT",
                "40 OZ/10 PK",
                "P 12 OZ",
                "157297  PK",
                "226621 2 CT",
                "523993 CTN",
                "8 X 10 IN",
                "9/12 IN",
                "0 OZ",
                "-5 OZ",
                "1.5 CT",
                "1,500 ML",
                "6 x",
                "x 6",
                "6 x 1.5",
                "12",
                "1e9 L",
                "99999999999 OZ",
                "5 OZ 3 OZ",
                "6 x 2 x 1 L",
                "1/0 L",
                "12 OZ; drop table",
                "١٢ OZ x",
                "2 PK 3 PK 4 OZ"
            })
    void knowsNothingRatherThanGuess(String text) {
        assertThat(PackText.read(text)).isEmpty();
    }

    @Property
    void readsWhatItWrote(@ForAll("packs") Pack pack) {
        assertThat(PackText.read(pack.toString())).contains(pack);
    }

    @Property
    void survivesAnyText(@ForAll String text) {
        PackText.read(text)
                .ifPresent(pack -> assertThat(PackText.read(pack.toString())).contains(pack));
    }

    @Test
    void comparesPacksOfWhateverUnits() {
        Content six = PackText.read("6 x 1.5 l").orElseThrow().content();
        Content eighteen = PackText.read("18x500ml").orElseThrow().content();

        assertThat(six).isEqualTo(eighteen);
        assertThat(List.of(
                        PackText.read("1 GAL").orElseThrow().content(),
                        PackText.read("8 PT").orElseThrow().content(),
                        PackText.read("128 FL OZ").orElseThrow().content()))
                .containsOnly(new Content(new BigDecimal("3785.411784"), Dimension.VOLUME));
        assertThat(PackText.read("12 OZ").orElseThrow().content().comparableTo(six))
                .isFalse();
    }

    @Provide
    Arbitrary<Pack> packs() {
        Arbitrary<Pack> measured = Combinators.combine(
                        Arbitraries.integers().between(1, 9_999),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.001"), new BigDecimal("999999"))
                                .ofScale(3),
                        Arbitraries.of(Unit.class).filter(unit -> !unit.isCount()))
                .as(Pack::new);
        Arbitrary<Pack> counted = Combinators.combine(
                        Arbitraries.integers().between(1, 9_999),
                        Arbitraries.of(Unit.class).filter(Unit::isCount))
                .as((count, unit) -> new Pack(count, BigDecimal.ONE, unit));
        return Arbitraries.oneOf(measured, counted);
    }
}

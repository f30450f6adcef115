package larder.catalog.measure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.catalog.measure.Pack.Unit;

/** The words retailers use for units and for how many there are, in upper case. */
final class UnitWords {

    private static final Map<String, Unit> UNITS = words(Map.ofEntries(
            Map.entry(Unit.MG, "MG"),
            Map.entry(Unit.G, "G GR GM GMS GRAM GRAMS 그램"),
            Map.entry(Unit.KG, "KG KGS KILOGRAM KILOGRAMS 킬로그램"),
            Map.entry(Unit.OZ, "OZ OZS OUNCE OUNCES"),
            Map.entry(Unit.LB, "LB LBS POUND POUNDS"),
            Map.entry(Unit.ML, "ML MILLILITER MILLILITRE 밀리리터"),
            Map.entry(Unit.CL, "CL"),
            Map.entry(Unit.L, "L LT LTR LITER LITERS LITRE LITRES 리터"),
            Map.entry(Unit.FL_OZ, "FLOZ"),
            Map.entry(Unit.PT, "PT PTS PINT PINTS"),
            Map.entry(Unit.QT, "QT QTS QUART QUARTS"),
            Map.entry(Unit.GAL, "GAL GA GALS GALLON GALLONS"),
            Map.entry(Unit.MM, "MM"),
            Map.entry(Unit.CM, "CM"),
            Map.entry(Unit.M, "M METER METRE METERS METRES 미터"),
            Map.entry(Unit.IN, "IN INCH INCHES 인치"),
            Map.entry(Unit.FT, "FT FEET FOOT"),
            Map.entry(Unit.YD, "YD YDS YARD YARDS"),
            Map.entry(Unit.M2, "M2 SQM"),
            Map.entry(Unit.SQ_FT, "SQFT FT2"),
            Map.entry(Unit.SHEET, "SHEET SHEETS 매 장 매입"),
            Map.entry(Unit.PIECE, "PIECE PIECES PC PCS CT COUNT ITEM ITEMS STEM STEMS ROLL ROLLS 정 알 캡슐 롤 입"),
            Map.entry(Unit.USE, "USE USES LOAD LOADS LD LDS DOSE DOSES 회분")));

    /** How many there are of what is said beside it. */
    private static final Set<String> PACKS =
            Set.of("PK PACK PACKS PKS BOTTLES CANS EA 개 개입 병 캔 팩 포 봉 봉지 박스 세트".split(" "));

    /** Of these, the words that always count what was said just before: {@code 500ml 24개}. */
    private static final Set<String> EACH = Set.of("개 개입 병 캔 팩 포 봉 봉지".split(" "));

    /** How it is wrapped, which does not change how much it is. */
    private static final Set<String> WRAPPINGS =
            Set.of("BTL BOTTLE PET CAN BAG BOX JAR TUBE TUB POUCH TRAY CTN NR AERO AEROS AEROSOL PLST".split(" "));

    /** The units of which one is meant where no number stands before them. */
    private static final Set<String> ONE_ALONE = Set.of("LB", "PT", "QT", "GAL");

    private UnitWords() {}

    static Optional<Unit> unit(String word) {
        return Optional.ofNullable(UNITS.get(word));
    }

    static boolean isPacks(String word) {
        return PACKS.contains(word);
    }

    static boolean saysEach(String word) {
        return EACH.contains(word);
    }

    static boolean isWrapping(String word) {
        return WRAPPINGS.contains(word);
    }

    static boolean isDozen(String word) {
        return word.equals("DZ") || word.equals("DOZ") || word.equals("DOZEN") || word.equals("DZN");
    }

    static boolean standsForOne(String word) {
        return ONE_ALONE.contains(word);
    }

    private static Map<String, Unit> words(Map<Unit, String> spelled) {
        return spelled.entrySet().stream()
                .flatMap(each -> Stream.of(each.getValue().split(" ")).map(word -> Map.entry(word, each.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

package cmirror.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --json}: what is parsed back is what the descriptions say. */
class JsonLayoutTest {

    static List<String> targets() {
        return Structs.ALL.targets();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void parsesBack(String target) throws IOException {
        List<StructTable> tables = Structs.on(target).stream().map(StructTable::new).toList();
        List<?> structs = (List<?>) parse(JsonLayout.of(tables));
        assertThat(structs).hasSameSizeAs(tables);
        for (int i = 0; i < tables.size(); i++) {
            Map<?, ?> struct = (Map<?, ?>) structs.get(i);
            StructTable table = tables.get(i);
            assertThat(struct.get("name")).isEqualTo(table.struct().name());
            assertThat(struct.get("target")).isEqualTo(target);
            assertThat(struct.get("size")).isEqualTo(table.struct().size());
            long bits = 0;
            List<String> names = new ArrayList<>();
            for (Object each : (List<?>) struct.get("rows")) {
                Map<?, ?> row = (Map<?, ?>) each;
                assertThat(row.get("startBit")).isEqualTo(bits);
                bits += (Long) row.get("bits");
                Object members = row.get("members");
                for (Object member : members == null ? List.of() : (List<?>) members) {
                    names.add((String) ((Map<?, ?>) member).get("name"));
                }
            }
            assertThat(bits).isEqualTo(8 * table.struct().size());
            assertThat(names).containsExactlyInAnyOrderElementsOf(
                    table.members().stream().map(StructTable.Member::name).toList());
        }
    }

    private static Object parse(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            Object value = value(parser, parser.nextToken());
            assertThat(parser.nextToken()).isNull();
            return value;
        }
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        switch (token) {
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY;
                        t = parser.nextToken()) {
                    list.add(value(parser, t));
                }
                return list;
            }
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    map.put(name, value(parser, parser.nextToken()));
                }
                return map;
            }
            case VALUE_NUMBER_INT -> {
                return parser.getLongValue();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            default -> {
                return parser.getText();
            }
        }
    }
}

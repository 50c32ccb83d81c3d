package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Layouts as a JSON array. Offsets and sizes are bytes; where a name ends in "Bits", bits. */
final class JsonLayout {

    private final JsonGenerator json;

    private JsonLayout(JsonGenerator json) {
        this.json = json;
    }

    static String of(List<StructTable> tables) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)
                .useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (StructTable table : tables) {
                new JsonLayout(json).struct(table);
            }
            json.writeEndArray();
        }
        return text.append("\n").toString();
    }

    private void struct(StructTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.struct().name());
        json.writeStringField("kind", table.struct().kind());
        json.writeStringField("declaration", table.struct().declaration());
        json.writeStringField("header", table.struct().header());
        json.writeStringField("target", table.struct().target());
        json.writeNumberField("size", table.struct().size());
        json.writeNumberField("align", table.struct().align());
        json.writeNumberField("memberBits", table.memberBits());
        json.writeNumberField("holeBits", table.holeBits());
        json.writeNumberField("paddingBits", table.paddingBits());
        json.writeBooleanField("addsUp", table.addsUp());
        json.writeArrayFieldStart("rows");
        for (Row row : table.rows()) {
            row(row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", switch (row) {
            case Gap gap -> gap.isPadding() ? "padding" : "hole";
            case Place place -> place.isUnion() ? "union" : "member";
        });
        json.writeNumberField("startBit", row.start());
        json.writeNumberField("bits", row.bits());
        if (row instanceof Place place) {
            json.writeArrayFieldStart("members");
            for (Member member : place.members()) {
                member(member);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void member(Member member) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", member.name());
        json.writeStringField("type", member.type());
        json.writeStringField("machineType", member.field().machineType());
        json.writeNumberField("offset", member.start() / 8);
        if (member.field().isBitField()) {
            json.writeNumberField("offsetBits", member.start() % 8);
            json.writeNumberField("sizeBits", member.field().bits());
        } else {
            json.writeNumberField("size", member.field().bits() / 8);
        }
        json.writeBooleanField("networkByteOrder", member.isNetworkOrder());
        if (!member.field().note().isEmpty()) {
            json.writeStringField("note", member.field().note());
        }
        json.writeEndObject();
    }
}

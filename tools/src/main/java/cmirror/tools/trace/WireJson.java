package cmirror.tools.trace;

import cmirror.runtime.trace.Pictured;
import cmirror.runtime.trace.Pictured.Part;
import cmirror.runtime.trace.Pictured.Picture;
import cmirror.tools.trace.wire.Packet;
import cmirror.tools.trace.wire.Packet.Head;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packets as the page's script reads them. What all heads of a kind have alike stands there once. */
final class WireJson {

    private static final HexFormat HEX = HexFormat.of();

    private final JsonGenerator json;
    private final Model model;
    private final Map<String, Picture> kinds = new LinkedHashMap<>();

    private WireJson(JsonGenerator json, Model model) {
        this.json = json;
        this.model = model;
    }

    /** The members {@code packets} and {@code heads}. */
    static void write(JsonGenerator json, Model model, List<Wire.Line> lines) throws IOException {
        WireJson wire = new WireJson(json, model);
        json.writeArrayFieldStart("packets");
        for (Wire.Line line : lines) {
            wire.packet(line);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("heads");
        for (Picture kind : wire.kinds.values()) {
            wire.kind(kind);
        }
        json.writeEndObject();
    }

    private void packet(Wire.Line line) throws IOException {
        Packet packet = line.packet();
        json.writeStartObject();
        json.writeNumberField("id", packet.number);
        json.writeNumberField("row", line.call() == null ? -1 : model.id(line.call()));
        json.writeNumberField("time", packet.time - model.start);
        json.writeStringField("from", packet.from);
        json.writeStringField("to", packet.to);
        json.writeStringField("text", line.text());
        json.writeNumberField("length", packet.length);
        json.writeNumberField("size", packet.size());
        json.writeArrayFieldStart("heads");
        int end = 0;
        for (Head head : packet.heads) {
            gap(packet.bytes, end, head.start());
            head(packet.bytes, head);
            end = head.end();
        }
        gap(packet.bytes, end, packet.payload);
        json.writeEndArray();
        json.writeStringField("data", HEX.formatHex(packet.message()));
        json.writeEndObject();
    }

    /** The kind, its bytes, the values of its fields. */
    private void head(byte[] bytes, Head head) throws IOException {
        Picture picture = Pictured.of(head.name(), head.struct(), Arrays.copyOfRange(bytes, head.start(), head.end()));
        kinds.putIfAbsent(head.name(), picture);
        json.writeStartArray();
        json.writeString(head.name());
        json.writeString(HEX.formatHex(picture.bytes()));
        for (Part part : picture.parts()) {
            json.writeString(part.value());
        }
        json.writeEndArray();
    }

    /** Options, for which there is no struct. */
    private void gap(byte[] bytes, int from, int to) throws IOException {
        if (from < to && to <= bytes.length) {
            json.writeStartArray();
            json.writeString("options");
            json.writeString(HEX.formatHex(bytes, from, to));
            json.writeEndArray();
        }
    }

    private void kind(Picture kind) throws IOException {
        json.writeObjectFieldStart(kind.argument());
        json.writeStringField("type", kind.declaration());
        json.writeArrayFieldStart("fields");
        for (Part part : kind.parts()) {
            json.writeStartObject();
            json.writeStringField("name", part.name());
            json.writeNumberField("bit", part.firstBit());
            json.writeNumberField("bits", part.bits());
            json.writeBooleanField("network", part.network());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

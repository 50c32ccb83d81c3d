package cmirror.tools.trace;

import cmirror.tools.trace.Messages.Arrow;
import cmirror.tools.trace.Model.Lane;
import cmirror.tools.trace.States.Stretch;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** A model as the page's script reads it. Events are called by their numbers. */
final class ModelJson {

    /** What a reader of the page has asked for. */
    record View(boolean clock, boolean live) {
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final Phrases phrases;
    private final View view;

    ModelJson(Phrases phrases, View view) {
        this.phrases = phrases;
        this.view = view;
    }

    String all(Model model) throws IOException {
        return write(model, model.rows, 0, null, model.wire);
    }

    /** What a page that has {@code same} rows needs: the order from there on, and rows that are new. */
    String update(Model model, Collection<Event> added, int same, String tree, List<Wire.Line> wire)
            throws IOException {
        return write(model, added, same, tree, wire);
    }

    private String write(Model model, Collection<Event> rows, int same, String tree, List<Wire.Line> wire)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("start", model.start);
            json.writeNumberField("zone", TimeZone.getDefault().getOffset(model.start / 1000));
            json.writeBooleanField("clock", view.clock);
            json.writeBooleanField("live", view.live);
            json.writeArrayFieldStart("lanes");
            for (Lane lane : model.lanes) {
                json.writeStartObject();
                json.writeStringField("name", model.commands.get(lane.program()).getFirst());
                json.writeNumberField("pid", lane.pid());
                json.writeNumberField("thread", lane.thread());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("same", same);
            json.writeArrayFieldStart("order");
            for (Event event : model.rows.subList(same, model.rows.size())) {
                json.writeNumber(model.id(event));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rows");
            for (Event event : rows) {
                row(json, model, event);
            }
            json.writeEndArray();
            WireJson.write(json, model, wire);
            drawn(json, model);
            if (tree != null) {
                json.writeStringField("tree", tree);
            }
            json.writeEndObject();
        }
        // within an element of HTML nothing may look like its end
        return Words.printable(text.toString()).replace("<", "\\u003c");
    }

    private static void drawn(JsonGenerator json, Model model) throws IOException {
        json.writeArrayFieldStart("arrows");
        for (Arrow arrow : model.arrows) {
            json.writeStartArray();
            json.writeNumber(model.id(arrow.from()));
            json.writeNumber(model.id(arrow.to()));
            json.writeString(arrow.kind());
            json.writeString(arrow.label());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("states");
        for (Stretch stretch : model.states) {
            json.writeStartArray();
            json.writeNumber(model.place(stretch.pid()));
            json.writeNumber(stretch.descriptor());
            json.writeString(stretch.state());
            json.writeNumber(model.id(model.order.get(stretch.from())));
            json.writeNumber(stretch.to() < model.order.size()
                    ? model.id(model.order.get(stretch.to())) : -1);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("lost");
        for (Map.Entry<Event, String> lost : model.lost.entrySet()) {
            json.writeStringField(Integer.toString(model.id(lost.getKey())), lost.getValue());
        }
        json.writeEndObject();
        // rows that are not shown have a time all the same: states begin and end there
        json.writeArrayFieldStart("times");
        for (Stretch stretch : model.states) {
            json.writeNumber(model.order.get(stretch.from()).end() - model.start);
            json.writeNumber(stretch.to() < model.order.size()
                    ? model.order.get(stretch.to()).end() - model.start : -1);
        }
        json.writeEndArray();
    }

    private void row(JsonGenerator json, Model model, Event event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", model.id(event));
        json.writeNumberField("lane", model.place(event));
        json.writeStringField("kind", event.kind());
        String text = Words.letters(event.text());
        String brief = Words.brief(event);
        if (!event.isCall() || !brief.equals(text)) {
            json.writeStringField("brief", brief);
        }
        json.writeNumberField("from", event.time() - model.start);
        json.writeNumberField("to", event.end() - model.start);
        if (event.isCall()) {
            json.writeStringField("name", event.name());
            json.writeStringField("text", text);
            json.writeStringField("result", Words.letters(event.words().getOrDefault("result", "")));
            json.writeArrayFieldStart("args");
            for (Map.Entry<String, String> arg : event.args().entrySet()) {
                json.writeStartArray();
                json.writeString(arg.getKey());
                json.writeString(Words.letters(arg.getValue()));
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        if (Calls.isMinor(event)) {
            json.writeBooleanField("minor", true);
        }
        if (event.failed()) {
            json.writeStringField("errno", event.words().get("errno"));
            json.writeStringField("why", phrases.of(event.name(), event.words().get("errno")));
        }
        for (String key : List.of("data", "local", "peer", "injected")) {
            if (event.words().containsKey(key)) {
                json.writeStringField(key, event.words().get(key));
            }
        }
        if (event.words().containsKey("printed")) {
            json.writeStringField("printed", new String(HexFormat.of()
                    .parseHex(event.words().get("printed")), StandardCharsets.UTF_8));
        }
        if (!event.structs().isEmpty()) {
            json.writeFieldName("structs");
            json.writeRawValue(event.structs());
        }
        json.writeEndObject();
    }
}

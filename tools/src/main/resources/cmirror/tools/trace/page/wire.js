/* The packets under a call: a line each, and behind it the heads, as structs, and the message. */
const wireOf = new Map(); // packets by their numbers
const kinds = {};
let wireAt = new Map(); // the packets of a row, by its number; -1 has those of no call

function takeWire(news) {
  Object.assign(kinds, news.heads);
  for (const packet of news.packets) wireOf.set(packet.id, packet);
  wireAt = new Map();
  for (const packet of [...wireOf.values()].sort((a, b) => a.id - b.id))
    (wireAt.get(packet.row) ?? wireAt.set(packet.row, []).get(packet.row)).push(packet);
}

function onTheWire(id, title) {
  const packets = wireAt.get(id) ?? [];
  if (!packets.length) return;
  add('h3', title + ': ' + many(packets.length, 'packet'));
  for (const packet of packets) {
    const details = add('details', undefined, 'packet');
    const summary = add('summary', undefined, '', details);
    add('code', packet.from + ' → ' + packet.to, '', summary);
    add('code', packet.text, 'what', summary);
    details.ontoggle = () => {
      if (details.open && details.childElementCount === 1) unfold(details, packet);
    };
    if (packets.length === 1) {
      unfold(details, packet);
      details.open = true;
    }
  }
}

function unfold(details, packet) {
  add('p', 'at ' + clock({to: packet.time}) + ', ' + packet.length + ' bytes with all heads', '', details);
  for (const [name, data, ...values] of packet.heads) {
    if (kinds[name]) {
      const fields = kinds[name].fields.map((field, i) => ({...field, value: values[i]}));
      picture({arg: name, type: kinds[name].type, data, fields}, details);
    } else {
      dump(name, data, details);
    }
  }
  if (packet.size) {
    dump('The message', packet.data, details);
    if (packet.data.length / 2 < packet.size) add('p', 'and ' + (packet.size - packet.data.length / 2) + ' more', '', details);
  }
}

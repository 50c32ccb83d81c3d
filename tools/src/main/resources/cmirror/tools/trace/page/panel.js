/* All of the chosen call: arguments, result, what errno means, the bytes of structs and messages. */
const LONGEST = 2000;
const panel = byId('panel');

function add(name, text, css, parent = panel) {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  if (css) node.className = css;
  parent.append(node);
  return node;
}

/* Very long texts are cut, and the rest is there when it is asked for. */
function long(name, text, css, parent = panel) {
  const node = add(name, text.slice(0, LONGEST), css, parent);
  if (text.length > LONGEST) {
    const more = add('button', 'all ' + text.length + ' letters', '', node);
    more.onclick = () => { node.textContent = text; };
  }
  return node;
}

function line(table, name, value, css) {
  const tr = add('tr', undefined, '', table);
  add('th', name, '', tr).scope = 'row';
  return long('td', value, css, tr);
}

function showPanel() {
  panel.replaceChildren();
  const row = shown[chosen];
  if (!row) {
    add('h2', 'No call is chosen');
    add('p', 'Take the arrow keys or the buttons to go step by step; click on a call to see all of it.');
    onTheWire(-1, 'On the wire, of no call');
    return;
  }
  long('h2', row.text ?? row.brief);
  const lane = story.lanes[row.lane];
  const facts = add('table');
  line(facts, 'who', laneName(lane));
  line(facts, 'when', clock(row));
  if (row.kind === 'call') line(facts, 'took', duration(row.to - row.from) + (waited(row) ? ', it waited' : ''));
  if (row.args?.length) {
    add('h3', 'Arguments');
    const table = add('table');
    row.args.forEach(([name, value]) => line(table, name, value));
  }
  if (row.kind === 'call') {
    add('h3', 'Result');
    add('p', row.result, row.errno ? 'bad' : '');
    if (row.why) add('p', row.errno + ': ' + row.why);
  }
  if (row.injected) add('p', '⚡ ' + byRule(row) + ', by a rule of --inject', 'by-rule');
  if (story.lost[row.id]) add('p', '✕ ' + story.lost[row.id], 'bad');
  messages(row);
  for (const struct of row.structs ?? []) picture(struct);
  if (row.data) dump('The message', row.data);
  onTheWire(row.id, 'On the wire');
  sockets(row);
  terminal(row);
}

function messages(row) {
  for (const [from, to, kind, label] of arrowsAt.get(row.id) ?? []) {
    const other = rowOf.get(from === row.id ? to : from), sends = from === row.id;
    add('h3', (sends ? 'To ' : 'From ') + laneName(story.lanes[other.lane]));
    add('p', label + ', ' + duration(rowOf.get(to).to - rowOf.get(from).from) + ' from call to result');
    const jump = add('button', words(other).slice(0, 200), 'jump');
    jump.onclick = () => { if (placeOf.has(other.id)) go(placeOf.get(other.id)); };
  }
}

const bytesOf = hex => (hex.match(/../g) ?? []);

/* A line a field, in the colours of ./lab layout. */
function picture(struct, parent = panel) {
  add('h3', struct.arg + ': ' + struct.type + ', ' + struct.data.length / 2 + ' bytes', '', parent);
  const bytes = bytesOf(struct.data);
  struct.fields.forEach((field, i) => {
    const div = add('div', undefined, 'field', parent);
    const cells = add('span', undefined, 'bytes', div);
    const first = field.bit >> 3, end = field.bit + field.bits + 7 >> 3;
    bytes.slice(first, Math.min(end, first + 32)).forEach((byte, at) => {
      add('span', byte, 'b' + i % 10 + (field.network ? ' network' : ''), cells).title = 'byte ' + (first + at);
    });
    if (end - first > 32) add('span', '…', '', cells);
    add('span', field.name + ' = ' + field.value + (field.bits % 8 ? ' (' + field.bits + ' bits)' : '')
      + (field.network ? ', network byte order' : ''), '', div);
  });
}

/* Eight bytes a line, in hexadecimal and as letters; then the text, if it is one. */
function dump(title, hex, parent = panel) {
  const bytes = bytesOf(hex);
  add('h3', title + ': ' + many(bytes.length, 'byte'), '', parent);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8) {
    const part = bytes.slice(at, at + 8);
    text += String(at).padStart(3) + ' ' + part.join(' ').padEnd(24) + ' '
      + part.map(b => { const c = parseInt(b, 16); return c > 31 && c < 127 ? String.fromCharCode(c) : '.'; })
        .join('') + '\n';
  }
  add('pre', text.trimEnd(), 'dump', parent);
  if (title === 'options') return;
  try {
    const decoded = new TextDecoder('utf-8', {fatal: true})
      .decode(new Uint8Array(bytes.map(b => parseInt(b, 16)))).replace(/\0/g, '\\0');
    add('p', 'As text: ' + decoded, '', parent);
  } catch {
    add('p', 'It is no text in UTF-8.', '', parent);
  }
}

/* The TCP sockets of this process at this moment. */
function sockets(row) {
  const now = story.states.filter(([lane, fd, state, from, to], i) =>
    story.lanes[lane].pid === story.lanes[row.lane].pid && story.times[2 * i] <= row.to
    && (story.times[2 * i + 1] < 0 || story.times[2 * i + 1] > row.to));
  if (!now.length) return;
  add('h3', 'TCP, after this call');
  const table = add('table');
  for (const [lane, fd, state] of now) line(table, 'descriptor ' + fd, state);
}

/* What the program has printed until now. */
function terminal(row) {
  const name = story.lanes[row.lane].name;
  const printed = shown.slice(0, chosen + 1).filter(other => other.printed !== undefined
    && story.lanes[other.lane].name === name).map(other => other.printed).join('');
  if (!printed) return;
  add('h3', name + ' has printed');
  const screen = add('pre', printed.slice(-4000), 'terminal');
  screen.scrollTop = screen.scrollHeight;
}

/* What is drawn behind the rows, as far as it is in sight: lives, states, waiting, messages. */
const SVG = 'http://www.w3.org/2000/svg';
let group;

function shape(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  group.append(node);
  return node;
}

function lines(top, tall) {
  const svg = byId('lines');
  top = Math.max(0, top);
  svg.style.top = top + 'px';
  svg.setAttribute('width', laneLefts.at(-1) + laneWidths.at(-1));
  svg.setAttribute('height', tall);
  group = document.createElementNS(SVG, 'g');
  group.setAttribute('transform', 'translate(0 ' + -top + ')');
  const bottom = Math.min(top + tall, height);
  if (!isList()) story.lanes.forEach((lane, i) => shape('path', {class: 'life',
    d: 'M' + (boxLeft(i) + rowHeight / 2) + ' ' + top + 'V' + bottom}));
  if (!isList()) states(top, bottom);
  waits(top, bottom);
  for (const arrow of story.arrows) draws(arrow, top, bottom);
  for (const id in story.lost) lostOne(+id, top, bottom);
  svg.replaceChildren(group);
}

/* From where a call has begun down to its box. */
function waits(top, bottom) {
  shown.forEach((row, i) => {
    if (!waited(row) || tops[i] < top) return;
    const from = timeY(row.from);
    if (from < bottom && tops[i] - from > 2) shape('rect', {class: 'hold' + (isFuture(i) ? ' future' : ''),
      x: boxLeft(row.lane) + rowHeight / 2 - 5, y: from, width: 10, height: tops[i] + 2 - from});
  });
}

function states(top, bottom) {
  story.states.forEach(([lane, fd, state], i) => {
    const to = story.times[2 * i + 1];
    const y1 = Math.max(0, timeY(story.times[2 * i]) - rowHeight / 2);
    const y2 = to < 0 ? height : timeY(to) - rowHeight / 2;
    if (y2 <= top || y1 >= bottom || y2 - y1 < 2) return;
    const wide = stripWidth(), x = laneLefts[lane] + 3 + strips[i] * (wide + 3);
    shape('rect', {class: 'band ' + state, x, y: y1, width: wide, height: y2 - y1});
    const name = 'fd ' + fd + ' ' + state, long = name.length * rowHeight * 0.29;
    for (let y = y1; y + long * 0.6 < y2; y += Math.max(long * 2, 500)) {
      if (y > bottom || y + long < top) continue;
      const text = long < y2 - y1 ? name : state;
      if (text.length * rowHeight * 0.29 < y2 - y) shape('text', {class: 'band-name',
        transform: 'translate(' + (x + wide * 0.28) + ' ' + (y + 6) + ') rotate(90)'}, text);
    }
  });
}

function draws([from, to, kind, label], top, bottom) {
  const i = placeOf.get(from), j = placeOf.get(to);
  if (i === undefined || j === undefined) return;
  const y1 = middle(i), y2 = middle(j);
  if (Math.max(y1, y2) < top || Math.min(y1, y2) > bottom) return;
  const a = column(shown[i].lane), b = column(shown[j].lane);
  const side = b >= a ? 1 : -1, same = a === b;
  const x1 = side > 0 ? boxRight(a) : boxLeft(a);
  const x2 = same ? x1 : side > 0 ? boxLeft(b) : boxRight(b);
  const bend = same ? rowHeight * 0.8 : (x2 - x1) / 2;
  const outer = group;
  group = shape('g', {class: kind + (i === chosen || j === chosen ? ' on' : '')
    + (isFuture(Math.max(i, j)) ? ' future' : '')});
  shape('path', {class: 'way', d: 'M' + x1 + ' ' + y1 + 'C' + (x1 + bend) + ' ' + y1 + ' '
    + (x2 + (same ? bend : -bend)) + ' ' + y2 + ' ' + x2 + ' ' + y2});
  const tip = same ? -1 : side;
  shape('path', {class: 'head', d: 'M' + x2 + ' ' + y2 + 'l' + -10 * tip + ' -6v12z'});
  if (Math.abs(x2 - x1) > rowHeight * 3) shape('text', {class: 'label', x: (x1 + x2) / 2,
    y: (y1 + y2) / 2 - 4}, label);
  group = outer;
}

/* It goes out and arrives nowhere. */
function lostOne(id, top, bottom) {
  const i = placeOf.get(id);
  if (i === undefined || middle(i) < top || middle(i) > bottom) return;
  const y = middle(i), lane = shown[i].lane, toRight = column(lane) + 1 < story.lanes.length || column(lane) === 0;
  const x = toRight ? boxRight(lane) : boxLeft(lane), end = x + (toRight ? 1 : -1) * rowHeight * 0.7;
  const outer = group;
  group = shape('g', {class: 'lost' + (isFuture(i) ? ' future' : '')});
  shape('path', {class: 'way', d: 'M' + x + ' ' + y + 'H' + end});
  shape('text', {x: end, y: y + rowHeight * 0.17}, '✕');
  group = outer;
}

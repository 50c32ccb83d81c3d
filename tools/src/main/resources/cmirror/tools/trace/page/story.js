/* What has happened: rows in order, by their numbers. A live page is told what is new. */
const byId = id => document.getElementById(id);
const story = JSON.parse(byId('story').textContent);
const rowOf = new Map();
let order = []; // the numbers of all rows
let shown = []; // the rows that the reader wants to see
let placeOf = new Map(); // a row's place among these, by its number
let arrowsAt = new Map(); // the arrows that begin or end at a row

function take(news) {
  for (const row of news.rows) {
    row.brief ??= row.text;
    rowOf.set(row.id, row);
  }
  order = order.slice(0, news.same).concat(news.order);
  for (const key of ['lanes', 'arrows', 'states', 'times', 'lost']) story[key] = news[key];
  arrowsAt = new Map();
  for (const arrow of story.arrows)
    for (const id of new Set([arrow[0], arrow[1]]))
      (arrowsAt.get(id) ?? arrowsAt.set(id, []).get(id)).push(arrow);
  takeWire(news);
  choose();
}

/* Calls that only compute are left out unless the reader asks for them. */
function choose() {
  const all = byId('minor').checked;
  shown = order.map(id => rowOf.get(id)).filter(row => all || !row.minor);
  placeOf = new Map(shown.map((row, i) => [row.id, i]));
}

const many = (count, word) => count + ' ' + word + (count === 1 ? '' : 's');

const laneName = lane => lane.name + ', pid ' + lane.pid
  + (lane.thread ? ', thread ' + lane.thread : '');

function clock(row) {
  if (!story.clock) return duration(row.to);
  return new Date(story.start / 1000 + row.to / 1000 + story.zone).toISOString().slice(11, 23);
}

function duration(microseconds) {
  return microseconds < 1e7 ? (microseconds / 1000).toFixed(1) + ' ms'
    : (microseconds / 1e6).toFixed(1) + ' s';
}

/* What a row's box says: of a call that prints, what it printed. */
function words(row) {
  const text = row.printed !== undefined ? row.printed.replace(/\n$/, '').replace(/\n/g, ' ⏎ ')
    : row.brief;
  return (row.injected ? '⚡ ' : '') + (story.lost[row.id] ? '✕ lost: ' : row.errno ? '✕ ' : '') + text;
}

/* What a rule of --inject has done to a call. */
const byRule = row => [row.injected.includes('INJECTED') ? 'the result is injected' : '',
  row.injected.includes('DELAYED') ? 'delayed' : ''].filter(word => word).join(', ');

/* The same for those who hear the page. */
function spoken(row) {
  const lane = story.lanes[row.lane];
  const to = (arrowsAt.get(row.id) ?? []).map(([from, to, kind, label]) => from === row.id
    ? ', ' + label + ' to ' + laneName(story.lanes[rowOf.get(to).lane])
    : ', ' + label + ' from ' + laneName(story.lanes[rowOf.get(from).lane]));
  return laneName(lane) + ', ' + clock(row) + ': '
    + (row.printed !== undefined ? 'prints ' + row.printed : row.brief).slice(0, 400)
    + (row.errno ? ', failed' : '') + (row.injected ? ', ' + byRule(row) : '') + (waited(row) ? ', waited ' + duration(row.to - row.from) : '')
    + to.slice(0, 3).join('') + (wireAt.has(row.id) ? ', ' + many(wireAt.get(row.id).length, 'packet') : '') + (story.lost[row.id] ? ', ' + story.lost[row.id] : '');
}

const waited = row => row.to - row.from >= 5000 && row.name !== 'fork'; // 5 ms: computing takes less

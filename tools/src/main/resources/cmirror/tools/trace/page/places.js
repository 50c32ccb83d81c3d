/* Where everything is: a row's height is fixed, and where nothing happens for long there is a gap. */
const MOST_LANES = 24; // more columns than this are no diagram: then all rows stand in one
const LONG = 50000; // microseconds that are worth a gap
let rowHeight, left, laneLefts = [], laneWidths = [], tops = [], times = [], height = 0;
let strips = [], gutters = []; // where the states of a socket are drawn, and what room a lane has for them

const isList = () => story.lanes.length > MOST_LANES;
const column = lane => isList() ? 0 : lane;
const stripWidth = () => rowHeight * 0.72;
const boxLeft = lane => laneLefts[column(lane)] + gutters[column(lane)];
const boxWidth = lane => Math.min(laneWidths[column(lane)] - gutters[column(lane)] - rowHeight * 1.2,
  isList() ? 1600 : rowHeight * 16);
const boxRight = lane => boxLeft(lane) + boxWidth(lane);
const middle = i => tops[i] + rowHeight / 2;

function place() {
  const style = getComputedStyle(document.documentElement);
  rowHeight = parseFloat(style.getPropertyValue('--row'));
  left = Math.round(rowHeight * (story.clock ? 4.2 : 3.5));
  const count = isList() ? 1 : Math.max(1, story.lanes.length);
  rows();
  columns(count);
  const canvas = byId('canvas');
  canvas.style.height = height + 'px';
  byId('margin').style.width = left + 'px';
  canvas.style.width = laneLefts[count - 1] + laneWidths[count - 1] + 'px';
  heads();
}

/* Every lane has room for the states of its sockets, and the rest of the width is shared. */
function columns(count) {
  const ends = Array.from({length: count}, () => []);
  strips = story.states.map(([lane, fd], i) => {
    const own = isList() ? [] : ends[lane], from = story.times[2 * i], to = story.times[2 * i + 1];
    let strip = own.findIndex(taken => taken.fd === fd && taken.to <= from || taken.to <= from);
    if (strip < 0) strip = own.length;
    own[strip] = {fd, to: to < 0 ? Infinity : to};
    return strip;
  });
  gutters = ends.map(own => Math.round(6 + own.length * (stripWidth() + 3)));
  const room = byId('diagram').clientWidth - left - 4 - gutters.reduce((a, b) => a + b, 0);
  const each = Math.max(rowHeight * 8.5, Math.floor(room / count));
  laneWidths = gutters.map(gutter => gutter + each);
  laneLefts = laneWidths.map((width, i) => left + laneWidths.slice(0, i).reduce((a, b) => a + b, 0));
}

/* Rows from top to bottom, and the time until which each of them has come. */
function rows() {
  tops = new Array(shown.length);
  times = new Array(shown.length);
  let y = 6, last = shown.length ? shown[0].to : 0;
  shown.forEach((row, i) => {
    const pause = row.to - last;
    if (pause > LONG) y += gap(pause);
    last = Math.max(last, row.to);
    tops[i] = y;
    times[i] = last;
    y += rowHeight;
  });
  height = y + rowHeight;
}

/* Ten times as long is as much higher again. */
const gap = pause => Math.round(rowHeight * Math.min(3, 0.8 + Math.log10(pause / LONG)));

function heads() {
  const cells = [document.createElement('div')];
  cells[0].style.width = left + 'px';
  cells[0].append(story.clock ? 'time of day' : 'time');
  (isList() ? [{name: story.lanes.length + ' processes', pid: 0}] : story.lanes).forEach((lane, i) => {
    const cell = document.createElement('div');
    const name = document.createElement('b');
    const pid = document.createElement('span');
    name.textContent = lane.name;
    pid.textContent = lane.pid ? 'pid ' + lane.pid + (lane.thread ? ' thread ' + lane.thread : '')
      : 'one below the other';
    cell.append(name, pid);
    cell.style.width = laneWidths[i] + 'px';
    cell.style.paddingLeft = gutters[i] + 'px';
    cells.push(cell);
  });
  byId('heads').replaceChildren(...cells);
}

/* The height at which it was that time. */
function timeY(time) {
  let low = 0, high = shown.length;
  while (low < high) {
    const between = low + high >> 1;
    if (times[between] < time) low = between + 1; else high = between;
  }
  if (low === 0) return 0;
  if (low === shown.length) return tops[low - 1] + rowHeight;
  const from = tops[low - 1] + rowHeight, span = times[low] - times[low - 1];
  const share = span > 0 ? (time - times[low - 1]) / span : 1;
  return from - rowHeight / 2 + share * (tops[low] + rowHeight / 2 - from + rowHeight / 2);
}

/* The rows of which something can be seen between two heights. */
function between(top, bottom) {
  let low = 0, high = shown.length;
  while (low < high) {
    const m = low + high >> 1;
    if (tops[m] + rowHeight < top) low = m + 1; else high = m;
  }
  let end = low;
  while (end < shown.length && tops[end] < bottom) end++;
  return [low, end];
}

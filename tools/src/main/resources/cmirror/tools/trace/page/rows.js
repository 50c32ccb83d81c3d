/* A row is an element from the beginning, for those who hear the page; what is drawn in it is made
   when it comes into sight, and goes when it leaves. */
const list = byId('rows');
const elements = new Map(); // by the row's number
const filled = new Set();
const FIRST = 200, MORE = 1500;

function element(row) {
  let li = elements.get(row.id);
  if (!li) {
    li = document.createElement('li');
    li.id = 'row' + row.id;
    li.setAttribute('role', 'option');
    li.setAttribute('aria-selected', 'false');
    elements.set(row.id, li);
  }
  li.setAttribute('aria-label', spoken(row));
  return li;
}

let laying = 0;

/* All rows in their places: those that the reader sees at once, the others while he looks. */
function lay(from = 0) {
  clearTimeout(laying);
  const end = Math.min(shown.length, from === 0 && !list.childElementCount ? FIRST : from + MORE);
  let before = from === 0 ? list.firstElementChild : elements.get(shown[from - 1].id).nextSibling;
  for (let i = from; i < end; i++) {
    const li = element(shown[i]);
    if (li === before) before = li.nextSibling; else list.insertBefore(li, before);
    li.style.top = tops[i] + 'px';
  }
  if (end < shown.length) {
    laying = setTimeout(() => lay(end), end === FIRST ? 100 : 0); // what is in sight is painted first
  } else {
    while (before) {
      const next = before.nextSibling;
      before.remove();
      before = next;
    }
    document.body.dataset.rows = shown.length;
  }
}

function see() {
  const diagram = byId('diagram');
  const [first, end] = between(diagram.scrollTop - 400, diagram.scrollTop + diagram.clientHeight + 400);
  const keep = new Set();
  for (let i = first; i < end; i++) {
    keep.add(shown[i].id);
    fill(shown[i], i);
  }
  for (const id of filled) if (!keep.has(id)) empty(id);
  lines(diagram.scrollTop - 400, diagram.clientHeight + 800);
}

function fill(row, i) {
  const li = elements.get(row.id);
  if (!li) return;
  if (!filled.has(row.id)) {
    const time = document.createElement('span');
    time.className = 'time';
    const box = document.createElement('span');
    li.replaceChildren(time, box);
    filled.add(row.id);
  }
  const [time, box] = li.children;
  time.textContent = clock(row);
  const space = i > 0 ? tops[i] - tops[i - 1] - rowHeight : 0;
  if (space > 0) { // for so long nothing has happened
    const pause = document.createElement('span');
    pause.className = 'gap';
    pause.textContent = '+ ' + duration(times[i] - times[i - 1]);
    pause.style.top = -space / 2 - rowHeight * 0.35 + 'px';
    time.append(pause);
  }
  time.style.width = left + 'px';
  box.className = 'box' + (row.kind === 'exit' ? ' exit' : row.errno ? ' failed' : '')
    + (row.printed !== undefined ? ' printed' : '') + (story.lost[row.id] ? ' lost' : '')
    + (row.injected ? ' by-rule' : '');
  box.style.left = boxLeft(row.lane) + 'px';
  box.style.width = boxWidth(row.lane) + 'px';
  box.textContent = (isList() ? story.lanes[row.lane].pid + '  ' : '') + words(row).slice(0, 300);
  box.title = row.text ? row.text.slice(0, 2000) : row.brief;
  li.className = (i === chosen ? 'chosen' : '') + (isFuture(i) ? ' future' : '');
}

function empty(id) {
  filled.delete(id);
  elements.get(id)?.replaceChildren();
}

/* Everything again: after news, another size, another choice of rows. */
function draw() {
  place();
  lay();
  see();
}

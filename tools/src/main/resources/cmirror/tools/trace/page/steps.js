/* Step by step: by buttons, keys, a click, or the address (#step=5, #projector). */
let chosen = -1;
let stepping = false;

const isFuture = i => stepping && chosen >= 0 && i > chosen;

function go(i, steps = stepping) {
  if (!shown.length) return;
  const before = elements.get(shown[chosen]?.id);
  before?.setAttribute('aria-selected', 'false');
  chosen = Math.max(0, Math.min(shown.length - 1, i));
  stepping = steps;
  reveal();
  const li = elements.get(shown[chosen].id);
  if (li) {
    li.setAttribute('aria-selected', 'true');
    list.setAttribute('aria-activedescendant', li.id);
  }
  refresh();
}

function showAll() {
  elements.get(shown[chosen]?.id)?.setAttribute('aria-selected', 'false');
  list.removeAttribute('aria-activedescendant');
  chosen = -1;
  stepping = false;
  refresh();
}

/* The chosen row into sight. */
function reveal() {
  const diagram = byId('diagram'), top = tops[chosen];
  const tall = diagram.clientHeight - byId('heads').offsetHeight;
  if (top < diagram.scrollTop + rowHeight || top + 2 * rowHeight > diagram.scrollTop + tall)
    diagram.scrollTop = Math.max(0, top - tall / 2);
  const lane = shown[chosen].lane, x = boxLeft(lane), from = laneLefts[column(lane)];
  if (boxRight(lane) > diagram.scrollLeft + diagram.clientWidth || from < diagram.scrollLeft)
    diagram.scrollLeft = Math.max(0, Math.min(from, x - (diagram.clientWidth - boxWidth(lane)) / 2));
}

function refresh() {
  byId('where').textContent = chosen < 0 ? many(shown.length, 'call') + ', '
    + many(story.arrows.filter(a => a[2] === 'datagram' || a[2] === 'bytes').length, 'message')
    + (wireOf.size ? ', ' + many(wireOf.size, 'packet') : '')
    + (Object.keys(story.lost).length ? ', ' + Object.keys(story.lost).length + ' lost' : '')
    : 'step ' + (chosen + 1) + ' of ' + shown.length;
  byId('back').disabled = byId('first').disabled = chosen === 0;
  byId('next').disabled = byId('last').disabled = chosen === shown.length - 1;
  byId('all').disabled = chosen < 0;
  see();
  showPanel();
}

const moves = {
  ArrowDown: () => go(chosen + 1, true), ArrowRight: () => go(chosen + 1, true),
  ArrowUp: () => go(chosen - 1, true), ArrowLeft: () => go(chosen - 1, true),
  PageDown: () => go(chosen + 10, true), PageUp: () => go(chosen - 10, true),
  Home: () => go(0, true), End: () => go(shown.length - 1, true),
  Escape: showAll, p: () => project(!byId('projector').checked),
};

addEventListener('keydown', event => {
  const inPanel = panel.contains(event.target) && !event.key.match(/^(Home|End|Escape|p)$/)
    && event.key.startsWith('Page');
  if (event.ctrlKey || event.altKey || event.metaKey || inPanel || !moves[event.key]) return;
  event.preventDefault();
  moves[event.key]();
});

byId('first').onclick = moves.Home;
byId('back').onclick = moves.ArrowUp;
byId('next').onclick = moves.ArrowDown;
byId('last').onclick = moves.End;
byId('all').onclick = showAll;
byId('projector').onchange = event => project(event.target.checked);
byId('minor').onchange = () => {
  const id = shown[chosen]?.id;
  choose();
  chosen = id === undefined ? -1 : placeOf.get(id) ?? -1;
  draw();
  refresh();
};
list.onclick = event => {
  const li = event.target.closest('li');
  if (li) go(placeOf.get(+li.id.slice(3)));
};
byId('tree').onclick = event => {
  const pid = +event.target.closest('[data-pid]')?.dataset.pid;
  const i = shown.findIndex(row => story.lanes[row.lane].pid === pid);
  if (i >= 0) go(i);
};

function project(on) {
  byId('projector').checked = on;
  document.documentElement.classList.toggle('projector', on);
  draw();
  if (chosen >= 0) reveal();
  refresh();
}

let waiting = 0;
byId('diagram').onscroll = () => {
  waiting ||= requestAnimationFrame(() => { waiting = 0; see(); });
};
addEventListener('resize', () => {
  draw();
  if (chosen >= 0) reveal();
  refresh();
});
addEventListener('beforeprint', () => {
  shown.forEach(fill);
  lines(0, height);
});

function fromAddress() {
  const wish = new URLSearchParams(location.hash.slice(1));
  if (wish.has('minor')) { byId('minor').checked = true; choose(); draw(); }
  if (wish.has('projector')) project(true);
  if (wish.has('step')) go(+wish.get('step') - 1, true);
}

function begin() {
  const minor = story.rows.filter(row => row.minor).length;
  byId('minorCount').textContent = 'computing calls' + (minor ? ' (' + minor + ')' : '');
  byId('tree').hidden = !byId('family').childElementCount;
  byId('tree').open = innerWidth > 760 && innerHeight > 600;
  take(story);
  draw();
  refresh();
  fromAddress();
  addEventListener('hashchange', fromAddress);
  requestAnimationFrame(() => performance.mark('rows'));
}

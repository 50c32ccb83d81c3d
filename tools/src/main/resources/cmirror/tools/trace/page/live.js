/* A page whose programs still run hears of what is new, and follows it as long as nobody chooses. */
begin();
if (story.live) {
  const source = new EventSource('events' + location.search);
  source.onmessage = event => {
    const news = JSON.parse(event.data);
    const diagram = byId('diagram'), id = shown[chosen]?.id;
    const follows = diagram.scrollTop + diagram.clientHeight > height - 4 * rowHeight;
    take(news);
    if (news.tree !== undefined) byId('family').innerHTML = news.tree;
    byId('tree').hidden = !byId('family').childElementCount;
    chosen = id === undefined ? -1 : placeOf.get(id) ?? -1;
    draw();
    if (follows && chosen < 0) diagram.scrollTop = height;
    refresh();
  };
  source.addEventListener('end', () => {
    source.close();
    document.title += ' · ended';
  });
}

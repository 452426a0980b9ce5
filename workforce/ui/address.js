/* Puts what a page filled in into the link of the page's own entry in the browser's history. */
export default function ({ data }) {
  const url = new URL(window.location.href);
  const { page, before, wanted } = data;
  const isThere = url.pathname.split("/").pop() === page;
  const names = Object.keys(Object.assign({}, ...before, wanted));
  const isAsBefore = before.some((stood) => names.every((name) => url.searchParams.get(name) === (stood[name] ?? null)));
  if (!isThere || !isAsBefore) return; // the reader has gone on meanwhile
  for (const name of names) {
    if (name in wanted) url.searchParams.set(name, wanted[name]);
    else url.searchParams.delete(name);
  }
  window.history.replaceState(window.history.state, "", url);
}

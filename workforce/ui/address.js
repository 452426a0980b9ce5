/* Puts what a page filled in into the link of the page's own entry in the browser's history. */
export default function ({ data }) {
  const url = new URL(window.location.href);
  const { page, stood, wanted } = data;
  const isThere = url.pathname.split("/").pop() === page;
  const isAsBefore = Object.keys({ ...stood, ...wanted }).every((name) => url.searchParams.get(name) === (stood[name] ?? null));
  if (!isThere || !isAsBefore) return; // the reader has gone on meanwhile
  for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
  for (const name of Object.keys(stood)) if (!(name in wanted)) url.searchParams.delete(name);
  window.history.replaceState(window.history.state, "", url);
}

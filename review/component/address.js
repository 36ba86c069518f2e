// The view in the page's address: the pair, what is shown, who is quoted.

export function noteAddress({ index, filter, speaker }) {
  const url = new URL(location.href);
  const put = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
  put("at", String(index + 1));
  put("show", filter === "all" ? "" : filter);
  put("who", speaker);
  history.replaceState(history.state, "", url);
}

// Returns [filter, speaker] as the address names them, "" where it names none.
export function addressed() {
  const { searchParams } = new URL(location.href);
  const shown = searchParams.get("show") ?? "";
  return [shown, shown === "quotes" ? searchParams.get("who") ?? "" : ""];
}

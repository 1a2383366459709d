// The state of the page in the fragment of its address. The fragment is the page's own: the shell routes
// by path, a redirect to the login keeps it, and search texts in it never reach a server's log.

export const STATES = [
  "ENQUEUED", "PENDING", "RUNNING", "WAITING", "SUCCESS", "ERROR", "CANCELLED", "STOPPED",
] as const;
export const TABS = ["steps", "events", "stream", "commands", "data"] as const;
export type Tab = (typeof TABS)[number];

export interface Address {
  text: string; workflow: string; queue: string; states: string[]; before: string;
  run: string; tab: Tab;
}

export const HOME: Address = {
  text: "", workflow: "", queue: "", states: [], before: "", run: "", tab: "steps",
};

/** HELD is an operator's word, not an engine status, but it filters like one. */
const FILTERABLE: readonly string[] = [...STATES, "HELD"];

export function parseAddress(hash: string): Address {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const tab = params.get("tab") ?? "";
  const states = (params.get("state") ?? "").split(",").filter((s) => FILTERABLE.includes(s));
  return {
    text: params.get("text") ?? "",
    workflow: params.get("workflow") ?? "",
    queue: params.get("queue") ?? "",
    states: [...new Set(states)],
    before: params.get("before") ?? "",
    run: params.get("run") ?? "",
    tab: (TABS as readonly string[]).includes(tab) ? (tab as Tab) : "steps",
  };
}

/** Only what differs from the plain page is written, always in the same order. */
export function formatAddress(address: Address): string {
  const params = new URLSearchParams();
  if (address.text) params.set("text", address.text);
  if (address.workflow) params.set("workflow", address.workflow);
  if (address.queue) params.set("queue", address.queue);
  if (address.states.length) params.set("state", address.states.join(","));
  if (address.before) params.set("before", address.before);
  if (address.run) params.set("run", address.run);
  if (address.run && address.tab !== "steps") params.set("tab", address.tab);
  const text = params.toString().replace(/%2C/g, ",");
  return text ? "#" + text : "";
}

export function isFiltered(address: Address): boolean {
  return Boolean(address.text || address.workflow || address.queue || address.states.length);
}

/** A changed filter starts again at the first page; opening a run or a tab keeps the place. */
export function applyChange(address: Address, part: Partial<Address>): Address {
  const filters = ["text", "workflow", "queue", "states"] as const;
  const refilters = filters.some((key) => key in part && part[key] !== address[key]);
  const next = { ...address, ...part };
  if (refilters && !("before" in part)) next.before = "";
  if ("run" in part && part.run !== address.run && !("tab" in part)) next.tab = "steps";
  return next;
}

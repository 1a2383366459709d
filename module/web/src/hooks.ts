// The page's ties to the browser: its address, its refresh controller, its keys.
import React from "react";
import { applyChange, formatAddress, parseAddress, type Address } from "./model/address";
import { RefreshController, type RefreshState } from "./refresh";

export type ChangeAddress = (part: Partial<Address>, how?: "push" | "replace") => void;

/** The address as state. The shell's own history state is kept as it is, so that its router sees nothing. */
export function useAddress(): [Address, ChangeAddress] {
  const [address, setAddress] = React.useState(() => parseAddress(location.hash));
  const current = React.useRef(address);
  current.current = address;
  React.useEffect(() => {
    const read = () => {
      current.current = parseAddress(location.hash);
      setAddress(current.current);
    };
    addEventListener("popstate", read);
    addEventListener("hashchange", read);
    return () => {
      removeEventListener("popstate", read);
      removeEventListener("hashchange", read);
    };
  }, []);
  const change = React.useCallback<ChangeAddress>((part, how = "push") => {
    const next = applyChange(current.current, part);
    const url = location.pathname + location.search + formatAddress(next);
    if (how === "replace") history.replaceState(history.state, "", url);
    else history.pushState(history.state, "", url);
    current.current = next;
    setAddress(next);
  }, []);
  return [address, change];
}

export function useRefresh(load: (signal: AbortSignal) => Promise<void>): [RefreshController, RefreshState] {
  const controller = React.useMemo(() => new RefreshController(load), [load]);
  React.useEffect(() => {
    controller.start();
    return () => controller.stop();
  }, [controller]);
  return [controller, React.useSyncExternalStore(controller.subscribe, controller.snapshot)];
}

/** Single keys for the page; never while somebody types, nor with a modifier, nor behind a dialog. */
export function useKeys(act: (key: string) => boolean): void {
  const latest = React.useRef(act);
  latest.current = act;
  React.useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (document.querySelector("dialog[open]")) return;
      const typing = target?.closest("input, textarea, select, [contenteditable='true']");
      if (typing && event.key !== "Escape") return;
      if (event.key === "Enter" && target?.closest("a, button, summary, [role='tab']")) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

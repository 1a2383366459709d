import React from "react";
import { age, ago, clock, duration, instant } from "../model/format";

/** The gateway's clock as this browser sees it: its own plus the difference at the last answer. */
export class GatewayClock {
  private offset = 0;
  private listeners = new Set<() => void>();
  private timer: number | null = null;
  private at = Date.now();

  /** A difference below the time an answer may take is no difference. */
  correct(gatewayMs: number, localMs: number): void {
    const offset = gatewayMs - localMs;
    if (Math.abs(offset - this.offset) > 1000) this.offset = offset;
  }

  now = (): number => this.at + this.offset;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.timer === null) this.timer = window.setInterval(this.tick, 1000);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0 || this.timer === null) return;
      window.clearInterval(this.timer);
      this.timer = null;
    };
  };

  tick = (): void => {
    this.at = Date.now();
    if (!document.hidden) this.listeners.forEach((listener) => listener());
  };
}

export const ClockContext = React.createContext(new GatewayClock());

/** Only what shows a time is drawn again each second, never the page. */
export function useNow(): number {
  const clockOf = React.useContext(ClockContext);
  return React.useSyncExternalStore(clockOf.subscribe, clockOf.now);
}

export function Ago({ at }: { at: number | null }) {
  return <time title={instant(at)}>{ago(at, useNow())}</time>;
}

export function At({ at }: { at: number | null }) {
  return <time title={instant(at)}>{clock(at, useNow())}</time>;
}

/** How long it has lasted, ticking; or how long it took once it has an end. */
export function Lasted({ from, to }: { from: number | null; to: number | null }) {
  const now = useNow();
  const text = from !== null && to !== null ? duration(to - from) : age(from, now);
  return <time title={from === null ? undefined : `${instant(from)} → ${to === null ? "now" : instant(to)}`}>{text}</time>;
}

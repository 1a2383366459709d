import React from "react";
import type { IconName as StateIcon } from "../model/states";

export type IconName = StateIcon
  | "refresh" | "pause" | "plus" | "search" | "close" | "back" | "help" | "next" | "previous" | "copy" | "lock"
  | "fold" | "unfold" | "warning" | "filter" | "external";

/** Strokes on a 16 by 16 grid, drawn with the text's colour. Decoration only: the word is always beside it. */
const PATHS: Record<IconName, string> = {
  queue: "M3 4h10M3 8h10M3 12h6",
  claim: "M8 2.5v7m0 0 3-3m-3 3-3-3M3 13h10",
  play: "M5 3.2v9.6l7.5-4.8z",
  resume: "M3.5 3.5v9M6.5 3.5v9L13 8z",
  wait: "M4 2.5h8M4 13.5h8M5 2.5c0 3 3 4 3 5.5S5 11 5 13.5M11 2.5c0 3-3 4-3 5.5s3 3 3 5.5",
  hold: "M5.5 3.5v9M10.5 3.5v9",
  stop: "M4 4h8v8H4z",
  check: "M3 8.5 6.5 12 13 4.5",
  error: "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2",
  cancel: "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M4 4l8 8",
  drain: "M2.5 3.5h11L9.5 9v4l-3 1V9z",
  wrench: "M9.8 6.2 3 13m8.5-10.5a3.2 3.2 0 0 0-3.8 4.2l.6.6a3.2 3.2 0 0 0 4.2-3.8L11 5 9.5 3.5z",
  database: "M3 4c0-1 2.2-1.8 5-1.8S13 3 13 4 10.8 5.8 8 5.8 3 5 3 4v8c0 1 2.2 1.8 5 1.8s5-.8 5-1.8V4M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8",
  standby: "M8 2v5M4.5 4.2a5.5 5.5 0 1 0 7 0",
  off: "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M5.5 8h5",
  refresh: "M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  plus: "M8 3v10M3 8h10",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.2 10.2 13.5 13.5",
  close: "M4 4l8 8M12 4l-8 8",
  back: "M13 8H3m0 0 4-4M3 8l4 4",
  help: "M6 6a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M8 11.5v.2M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8",
  next: "M6 3.5 10.5 8 6 12.5",
  previous: "M10 3.5 5.5 8l4.5 4.5",
  copy: "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
  lock: "M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  fold: "M4 6l4 4 4-4",
  unfold: "M6 4l4 4-4 4",
  warning: "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2",
  filter: "M2.5 3.5h11L9.5 9v4l-3 1V9z",
  external: "M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5",
};

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const filled = name === "play" || name === "stop";
  return (
    <svg
      className="wf-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false"
      fill={filled ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5"
      strokeLinecap="round" strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

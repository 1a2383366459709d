import React from "react";
import { applyChange, formatAddress, type Address } from "../model/address";
import { count } from "../model/format";
import { statusLook } from "../model/states";
import { Icon } from "../parts/Icon";
import type { EngineStatus } from "../types";

const TILES = ["ENQUEUED", "PENDING", "RUNNING", "WAITING", "HELD", "ERROR", "SUCCESS", "STOPPED", "CANCELLED"];
/** Only these take colour, and only when there is something to look at. */
const ALARMING = ["HELD", "ERROR"];

/** Every number is a link that filters; pressed again, it shows everything. */
export function Counts({ status, address }: { status: EngineStatus | null; address: Address }) {
  return (
    <div role="navigation" className="wf-counts" aria-label="Runs by state">
      {TILES.map((state) => <Tile key={state} state={state} status={status} address={address} />)}
    </div>
  );
}

function Tile({ state, status, address }: { state: string; status: EngineStatus | null; address: Address }) {
  const look = statusLook(state);
  const value = status ? status.counts[state === "HELD" ? "held" : (state as "RUNNING")] ?? null : undefined;
  const active = address.states.length === 1 && address.states[0] === state;
  const target = formatAddress(applyChange(address, { states: active ? [] : [state], run: "" }));
  const tone = ALARMING.includes(state) && value ? look.tone : "quiet";
  return (
    <a
      className="wf-count" data-tone={tone} data-zero={value === 0} href={target || "#"}
      aria-current={active ? "true" : undefined} title={look.says}
    >
      <span className="wf-count-word"><Icon name={look.icon} size={12} /> {look.word}</span>
      <span className="wf-count-value">{value === undefined ? <span className="wf-bone" /> : count(value)}</span>
    </a>
  );
}

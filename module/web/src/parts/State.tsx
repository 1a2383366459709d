import React from "react";
import type { Look } from "../model/states";
import { percent } from "../model/format";
import { Icon } from "./Icon";

/** Colour, icon and word together: no state is told by colour alone. */
export function State({ look }: { look: Look }) {
  return (
    <span className="wf-state" data-tone={look.tone} title={look.says}>
      <Icon name={look.icon} size={14} />
      <span>{look.word}</span>
    </span>
  );
}

export function Progress({ message, pct, label }: { message: string | null; pct: unknown; label: string }) {
  const share = percent(pct);
  return (
    <div className="wf-progress">
      {share !== null && (
        <div
          className="wf-bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100}
          aria-valuenow={share}
        >
          <div className="wf-bar-fill" style={{ width: share + "%" }} />
        </div>
      )}
      <span className="wf-progress-text" title={message ?? undefined}>
        {share !== null && <b>{share} %</b>} {message}
      </span>
    </div>
  );
}

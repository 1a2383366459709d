import React from "react";
import { ago } from "../model/format";
import { Icon } from "../parts/Icon";
import { STALE_AFTER_MISSES, type RefreshController, type RefreshState } from "../refresh";

/** "updated 1 s ago", red after three misses, with a pause that really stops. */
export function Freshness({ refresh, controller }: { refresh: RefreshState; controller: RefreshController }) {
  const stale = refresh.misses >= STALE_AFTER_MISSES;
  return (
    <div className="wf-fresh" data-tone={stale ? "bad" : refresh.paused ? "warn" : "quiet"}>
      <span className="wf-fresh-text" data-testid="wf-updated">
        {stale && <Icon name="error" size={12} />}
        <Words refresh={refresh} />
      </span>
      <button
        type="button" className="wf-button wf-plain wf-square" title="Refresh ( r )" aria-label="Refresh now"
        onClick={() => void controller.refresh()}
      ><Icon name="refresh" /></button>
      <button
        type="button" className="wf-button wf-plain wf-square" title={refresh.paused ? "Go on refreshing ( p )" : "Pause refreshing ( p )"}
        aria-label="Pause refreshing" aria-pressed={refresh.paused} onClick={() => controller.toggle()}
      ><Icon name={refresh.paused ? "play" : "pause"} /></button>
    </div>
  );
}

function Words({ refresh }: { refresh: RefreshState }) {
  const now = useLocalNow(refresh.updatedAt);
  const missed = refresh.misses >= STALE_AFTER_MISSES ? `${refresh.misses} refreshes missed, ` : "";
  if (refresh.updatedAt === null) return <>{missed ? missed + "never updated" : "loading"}</>;
  return <>{refresh.paused ? "paused, " : ""}{missed}updated {ago(refresh.updatedAt, now)}</>;
}

/** This browser's own clock, counted from the last answer: its age has nothing to do with the gateway's clock. */
function useLocalNow(from: number | null): number {
  const [now, setNow] = React.useState(Date.now);
  React.useEffect(() => {
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [from]);
  return now;
}

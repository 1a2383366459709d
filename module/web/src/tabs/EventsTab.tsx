import React from "react";
import { Empty, Skeleton } from "../parts/feedback";
import { Ago } from "../parts/time";
import { Value } from "../parts/Tree";
import type { RunEvent } from "../types";

export function EventsTab({ events }: { events: RunEvent[] | null }) {
  if (events === null) return <Skeleton lines={4} label="Loading events" />;
  if (events.length === 0) {
    return (
      <Empty title="No event set">
        <p>An event is the latest value under a key: <code>setEvent("phase", "filling")</code> inside a workflow.</p>
      </Empty>
    );
  }
  return (
    <table className="wf-table wf-values">
      <caption className="wf-hidden">Events of this run</caption>
      <thead><tr><th scope="col">Key</th><th scope="col">Value</th><th scope="col" className="wf-num">Changed</th></tr></thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.key}>
            <th scope="row" className="wf-cell-name">{event.key}</th>
            <td className="wf-wrap"><Value value={event.value} label={event.key} /></td>
            <td className="wf-num"><Ago at={event.updatedAt} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

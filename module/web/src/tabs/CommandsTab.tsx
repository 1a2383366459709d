import React from "react";
import { stage } from "../model/commands";
import { Empty, Skeleton } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import { At } from "../parts/time";
import type { CommandRecord } from "../types";

/** Every command ever asked of this run: who, why, and what became of it. */
export function CommandsTab({ commands }: { commands: CommandRecord[] | null }) {
  if (commands === null) return <Skeleton lines={3} label="Loading commands" />;
  if (commands.length === 0) {
    return (
      <Empty title="No command yet">
        <p>HOLD, RESUME, STOP and CANCEL leave a record here, from this page, a script, a tag or REST.</p>
      </Empty>
    );
  }
  return (
    <table className="wf-table wf-values">
      <caption className="wf-hidden">Commands, newest first</caption>
      <thead>
        <tr><th scope="col">Command</th><th scope="col">Outcome</th><th scope="col">By</th><th scope="col">Reason</th><th scope="col" className="wf-num">Asked</th></tr>
      </thead>
      <tbody>
        {commands.map((command) => {
          const { word, tone } = stage(command.status);
          return (
            <tr key={command.id}>
              <th scope="row" className="wf-cell-name">{command.cmd}</th>
              <td>
                <span className="wf-state" data-tone={tone}>
                  <Icon name={tone === "done" ? "check" : tone === "bad" ? "error" : "wait"} size={14} /><span>{word}</span>
                </span>
                {command.outcome && <div className="wf-muted">{command.outcome}</div>}
              </td>
              <td>{command.actor}{command.source && <div className="wf-muted">{command.source}</div>}</td>
              <td className="wf-wrap">{command.reason}</td>
              <td className="wf-num"><At at={command.requestedAt} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

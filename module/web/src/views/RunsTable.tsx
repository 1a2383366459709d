import React from "react";
import type { ChangeAddress } from "../hooks";
import { applyChange, formatAddress, type Address } from "../model/address";
import { shortId } from "../model/format";
import { isFinished, runLook } from "../model/states";
import { Progress, State } from "../parts/State";
import { Ago, Lasted } from "../parts/time";
import type { Run } from "../types";

interface Props { rows: Run[]; address: Address; change: ChangeAddress; row: string; onRow(id: string): void }

export function RunsTable({ rows, address, change, row, onRow }: Props) {
  return (
    <div className="wf-table-box">
      <table className="wf-table">
        <caption className="wf-hidden">Runs, newest first</caption>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Workflow</th>
            <th scope="col">Key</th>
            <th scope="col" className="wf-col-queue">Queue</th>
            <th scope="col" className="wf-col-step">Step</th>
            <th scope="col" className="wf-col-progress">Progress</th>
            <th scope="col" className="wf-num wf-col-elapsed">Elapsed</th>
            <th scope="col" className="wf-num">Age</th>
            <th scope="col" className="wf-col-by">Started by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((run) => (
            <Row
              key={run.workflowId} run={run} address={address} change={change}
              marked={run.workflowId === row} onRow={onRow}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ run, address, change, marked, onRow }: {
  run: Run; address: Address; change: ChangeAddress; marked: boolean; onRow(id: string): void;
}) {
  const look = runLook(run);
  const open = address.run === run.workflowId;
  const ref = React.useRef<HTMLTableRowElement>(null);
  React.useEffect(() => {
    if (marked) ref.current?.scrollIntoView?.({ block: "nearest" });
  }, [marked]);
  const select = () => { onRow(run.workflowId); change({ run: run.workflowId }); };
  return (
    <tr
      ref={ref} data-marked={marked} data-open={open} data-run={run.workflowId} className={useFlash(look.word) ? "wf-flash" : ""}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a, button")) return;
        if (!getSelection()?.toString()) select();
      }}
    >
      <td><State look={look} /></td>
      <td className="wf-cell-name" title={run.project ? `Project ${run.project}` : undefined}>
        <a
          className="wf-row-link" href={formatAddress(applyChange(address, { run: run.workflowId }))}
          aria-current={open ? "true" : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            select();
          }}
          onFocus={() => onRow(run.workflowId)}
        >{run.workflowName}</a>
      </td>
      <td className="wf-cell-key" title={run.workflowId}>{run.partitionKey || <span className="wf-mono">{shortId(run.workflowId)}</span>}</td>
      <td className="wf-col-queue">{run.queueName}</td>
      <td className="wf-col-step">{run.step && <><span className="wf-seq">{run.step.seq}</span> {run.step.name}</>}</td>
      <td className="wf-col-progress">
        {run.progress && <Progress message={run.progress.message} pct={isFinished(run.status) ? null : run.progress.pct} label={"Progress of " + run.workflowName} />}
      </td>
      <td className="wf-num wf-col-elapsed">
        {run.startedAt !== null && run.status !== "ENQUEUED" &&
          <Lasted from={run.startedAt} to={isFinished(run.status) ? run.completedAt ?? run.updatedAt : null} />}
      </td>
      <td className="wf-num wf-cell-age"><Ago at={run.createdAt} /></td>
      <td className="wf-col-by">{run.startedBy}</td>
    </tr>
  );
}

/** True for a moment after the value changed: the eye finds what moved. */
function useFlash(value: string): boolean {
  const before = React.useRef(value);
  const [lit, setLit] = React.useState(false);
  React.useEffect(() => {
    if (before.current === value) return undefined;
    before.current = value;
    setLit(true);
    const timer = window.setTimeout(() => setLit(false), 1200);
    return () => window.clearTimeout(timer);
  }, [value]);
  return lit;
}

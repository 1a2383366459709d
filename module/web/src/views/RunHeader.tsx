import React from "react";
import { isFinished, runLook } from "../model/states";
import { CopyButton } from "../parts/CopyButton";
import { Progress, State } from "../parts/State";
import { At, Lasted } from "../parts/time";
import type { RunDetail } from "../types";

export function RunHeader({ run, heading }: { run: RunDetail; heading: React.RefObject<HTMLHeadingElement> }) {
  const over = isFinished(run.status);
  return (
    <div className="wf-run-head">
      <div className="wf-run-title">
        <h2 ref={heading} tabIndex={-1}>{run.workflowName}</h2>
        <State look={runLook(run)} />
      </div>
      <p className="wf-run-id">
        {run.partitionKey && <b>{run.partitionKey}</b>}
        <span className="wf-mono">{run.workflowId}</span>
        <CopyButton text={run.workflowId} label="Copy the run's id" />
      </p>
      {run.progress && !over && (
        <Progress message={run.progress.message} pct={run.progress.pct} label="Progress of this run" />
      )}
      <Reason run={run} />
      <dl className="wf-meta">
        <Meta term="Queue">{run.queueName}{run.priority ? `, priority ${run.priority}` : ""}</Meta>
        <Meta term="Step" wide>{run.step && `${run.step.seq} ${run.step.name}`}</Meta>
        <Meta term={over ? "Took" : "Running for"}>{run.startedAt !== null && <Lasted from={run.startedAt} to={over ? run.completedAt ?? run.updatedAt : null} />}</Meta>
        <Meta term="Created">{run.createdAt !== null && <At at={run.createdAt} />}</Meta>
        <Meta term="Started">{run.startedAt !== null && <At at={run.startedAt} />}</Meta>
        <Meta term="Ended">{over && run.completedAt !== null && <At at={run.completedAt} />}</Meta>
        <Meta term="Deadline">{!over && run.deadlineAt !== null && <At at={run.deadlineAt} />}</Meta>
        <Meta term="Started by">{run.startedBy}</Meta>
        <Meta term="Project">{run.project}</Meta>
        <Meta term="Code">{run.generation !== null && `generation ${run.generation}`}</Meta>
        <Meta term="Executor" wide>{!over && run.claimedBy}</Meta>
        <Meta term="Dedup id">{run.deduplicationId}</Meta>
        <Meta term="Recovered">{run.recoveryAttempts ? `${run.recoveryAttempts} ×` : null}</Meta>
      </dl>
    </div>
  );
}

/** Why a failed run failed, before anybody has to look for the tab. */
function Reason({ run }: { run: RunDetail }) {
  if (run.status !== "ERROR" || run.error === null || run.error === undefined) return null;
  return <p className="wf-reason">{firstLine(run.error)}</p>;
}

function firstLine(error: unknown): string {
  if (typeof error === "object" && error !== null) {
    const { type, message } = error as { type?: unknown; message?: unknown };
    if (message !== undefined) return [type, message].filter(Boolean).map(String).join(": ");
  }
  const text = typeof error === "string" ? error : JSON.stringify(error);
  const lines = text.trim().split("\n");
  return lines[lines.length - 1].slice(0, 300);
}

function Meta({ term, wide, children }: { term: string; wide?: boolean; children: React.ReactNode }) {
  if (children === null || children === undefined || children === false || children === "") return null;
  return <div data-wide={wide}><dt>{term}</dt><dd>{children}</dd></div>;
}

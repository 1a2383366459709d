import React from "react";
import type { ChangeAddress } from "../hooks";
import { queryKey, PAGE_SIZE } from "../loader";
import { isFiltered, type Address } from "../model/address";
import { readable } from "../model/commands";
import type { PageData } from "../model/data";
import { count } from "../model/format";
import { Empty, Skeleton } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import type { Run } from "../types";
import { Filters } from "./Filters";
import { RunsTable } from "./RunsTable";
import { Teach } from "./Teach";

interface Props {
  data: PageData; rows: Run[] | null; address: Address; change: ChangeAddress; canWrite: boolean;
  search: React.RefObject<HTMLInputElement>; row: string; onRow(id: string): void; onStart(): void;
}

export function RunsView({ data, rows, address, change, canWrite, search, row, onRow, onStart }: Props) {
  return (
    <div role="region" className="wf-list" aria-label="Runs">
      <div className="wf-list-head">
        <Filters data={data} address={address} change={change} search={search} />
        {canWrite && (
          <button type="button" className="wf-button wf-primary" onClick={onStart}>
            <Icon name="plus" size={14} /> Start a run
          </button>
        )}
      </div>
      {data.failures.runs !== undefined && (
        <p className="wf-notice" data-tone="bad" role="alert">
          <Icon name="error" /> <span>The runs cannot be read now. {readable(data.failures.runs)}</span>
        </p>
      )}
      {rows === null
        ? data.failures.runs === undefined && <Skeleton lines={8} label="Loading runs" />
        : rows.length === 0
          ? <Nothing data={data} address={address} change={change} canWrite={canWrite} onStart={onStart} />
          : <RunsTable rows={rows} address={address} change={change} row={row} onRow={onRow} />}
      {rows !== null && rows.length > 0 && <Pager data={data} rows={rows} address={address} change={change} />}
    </div>
  );
}

function Nothing({ data, address, change, canWrite, onStart }: {
  data: PageData; address: Address; change: ChangeAddress; canWrite: boolean; onStart(): void;
}) {
  if (isFiltered(address) || address.before) {
    return (
      <Empty title="No run matches" icon="filter">
        <p>{filterWords(address)}</p>
        <button type="button" className="wf-button" onClick={() => change({ text: "", workflow: "", queue: "", states: [], before: "" })}>
          Show all runs
        </button>
      </Empty>
    );
  }
  return <Teach workflows={data.workflows} canWrite={canWrite} onStart={onStart} />;
}

function filterWords(address: Address): string {
  const parts = [
    address.text && `text “${address.text}”`, address.workflow && `workflow ${address.workflow}`,
    address.queue && `queue ${address.queue}`, address.states.length > 0 && address.states.join(" or ").toLowerCase(),
  ].filter(Boolean);
  return parts.length ? "Shown are only runs with " + parts.join(", ") + "." : "There is nothing on this page.";
}

/** The server pages by a cursor, so the way back is the browser's; "Newest" is always one press away. */
function Pager({ data, rows, address, change }: {
  data: PageData; rows: Run[]; address: Address; change: ChangeAddress;
}) {
  const next = data.pageQuery === queryKey(address) ? data.page?.next ?? null : null;
  const total = data.page?.total ?? null;
  return (
    <div className="wf-pager">
      <span className="wf-muted" data-testid="wf-total">
        {address.before === "" && next === null
          ? `${count(rows.length)} ${rows.length === 1 ? "run" : "runs"}`
          : `${count(rows.length)} of ${total === null ? "many" : count(total)} runs`}
        {rows.length >= PAGE_SIZE && ", newest first"}
      </span>
      {address.before !== "" && (
        <button type="button" className="wf-button" onClick={() => change({ before: "" })}>
          <Icon name="previous" size={14} /> Newest
        </button>
      )}
      {next !== null && (
        <button type="button" className="wf-button" onClick={() => change({ before: next })}>
          Older <Icon name="next" size={14} />
        </button>
      )}
    </div>
  );
}

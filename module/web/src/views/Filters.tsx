import React from "react";
import type { ChangeAddress } from "../hooks";
import { isFiltered, STATES, type Address } from "../model/address";
import type { PageData } from "../model/data";
import { statusLook } from "../model/states";
import { Icon } from "../parts/Icon";
import { State } from "../parts/State";

interface Props {
  data: PageData; address: Address; change: ChangeAddress; search: React.RefObject<HTMLInputElement>;
}
const TYPING_PAUSE_MS = 300;

export function Filters({ data, address, change, search }: Props) {
  const workflows = (data.workflows ?? []).map((workflow) => workflow.name);
  const queues = (data.queues ?? []).map((queue) => queue.name);
  return (
    <form className="wf-filters" role="search" aria-label="Filter runs" onSubmit={(event) => event.preventDefault()}>
      <Search address={address} change={change} search={search} />
      <Choice label="Workflow" all="All workflows" value={address.workflow} options={workflows} onChange={(workflow) => change({ workflow })} />
      <Choice label="Queue" all="All queues" value={address.queue} options={queues} onChange={(queue) => change({ queue })} />
      <States address={address} change={change} />
      {isFiltered(address) && (
        <button type="button" className="wf-button wf-plain" onClick={() => change({ text: "", workflow: "", queue: "", states: [] })}>
          <Icon name="close" size={14} /> Clear
        </button>
      )}
    </form>
  );
}

/** What is typed reaches the address after a short pause, and without a history entry per letter. */
function Search({ address, change, search }: Omit<Props, "data">) {
  const [text, setText] = React.useState(address.text);
  const sent = React.useRef(address.text);
  React.useEffect(() => {
    if (address.text !== sent.current) setText(address.text);
    sent.current = address.text;
  }, [address.text]);
  React.useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = window.setTimeout(() => {
      sent.current = text;
      change({ text }, "replace");
    }, TYPING_PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, change]);
  return (
    <label className="wf-search">
      <span className="wf-hidden">Search runs</span>
      <Icon name="search" size={14} />
      <input
        ref={search} type="search" value={text} placeholder="Key, id or workflow" spellCheck={false} autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}

function Choice({ label, all, value, options, onChange }: {
  label: string; all: string; value: string; options: string[]; onChange(value: string): void;
}) {
  const known = value && !options.includes(value) ? [value, ...options] : options;
  return (
    <label>
      <span className="wf-hidden">{label}</span>
      <select className="wf-select" value={value} data-set={value !== ""} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {[...new Set(known)].map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </label>
  );
}

/** Several states at once; the disclosure closes with Escape or by leaving it. */
function States({ address, change }: Pick<Props, "address" | "change">) {
  const ref = React.useRef<HTMLDetailsElement>(null);
  const toggle = (state: string) => change({
    states: address.states.includes(state) ? address.states.filter((s) => s !== state) : [...address.states, state],
  });
  const shut = () => { if (ref.current) ref.current.open = false; };
  const words = address.states.map((state) => statusLook(state).word);
  return (
    <details
      ref={ref} className="wf-menu"
      onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) shut(); }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !ref.current?.open) return;
        event.preventDefault();
        shut();
        ref.current.querySelector("summary")?.focus();
      }}
    >
      <summary className="wf-select" data-set={words.length > 0}>
        {words.length === 0 ? "All states" : words.length < 3 ? words.join(", ") : words.length + " states"}
      </summary>
      <fieldset className="wf-menu-body">
        <legend className="wf-hidden">States</legend>
        {[...STATES, "HELD"].map((state) => (
          <label key={state} className="wf-check">
            <input type="checkbox" checked={address.states.includes(state)} onChange={() => toggle(state)} />
            <State look={statusLook(state)} />
          </label>
        ))}
      </fieldset>
    </details>
  );
}

import React from "react";
import { plural } from "../model/format";
import { Empty, Skeleton } from "../parts/feedback";
import { At } from "../parts/time";
import { Value } from "../parts/Tree";
import type { StreamEntry } from "../types";

const SHOWN = 500;

/** Newest first, as an operator reads a log; what is far back can be had with the API. */
export function StreamTab({ entries, streamKey, onKey }: {
  entries: StreamEntry[] | null; streamKey: string; onKey(key: string): void;
}) {
  const newest = (entries ?? []).slice(-SHOWN).reverse();
  return (
    <>
      <StreamKey key={streamKey} streamKey={streamKey} onKey={onKey} />
      {entries === null ? <Skeleton lines={5} label="Loading the stream" />
        : entries.length === 0 ? (
          <Empty title={`Nothing in the stream “${streamKey}”`}>
            <p>A stream is a list that only grows: <code>writeStream("log", {"{…}"})</code> inside a workflow.</p>
          </Empty>
        ) : (
          <>
            <p className="wf-muted">
              {plural(entries.length, "entry", "entries")}, newest first
              {entries.length > SHOWN && `; the last ${SHOWN} are shown`}
            </p>
            <ol className="wf-stream" aria-label={`Stream ${streamKey}`}>
              {newest.map((entry) => (
                <li key={entry.offset}>
                  <span className="wf-stream-meta"><span className="wf-seq">{entry.offset}</span> <At at={entry.createdAt} /></span>
                  <Value value={entry.value} label={`entry ${entry.offset}`} />
                </li>
              ))}
            </ol>
          </>
        )}
    </>
  );
}

function StreamKey({ streamKey, onKey }: { streamKey: string; onKey(key: string): void }) {
  const [text, setText] = React.useState(streamKey);
  const send = () => { if (text.trim() && text.trim() !== streamKey) onKey(text.trim()); };
  return (
    <form className="wf-stream-key" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label className="wf-field wf-inline">
        <span>Stream</span>
        <input type="text" value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} onBlur={send} />
      </label>
    </form>
  );
}

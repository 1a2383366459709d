import React from "react";
import { oneLine } from "../model/format";
import { pretty, treeLines, unwrap, type Line } from "../model/tree";
import { CopyButton } from "./CopyButton";
import { Icon } from "./Icon";

const ONE_LINE = 120;

/** A value as a tree of text, with folding and copy; whole texts (a stack, a log line) as they are. */
export function Tree({ value, label }: { value: unknown; label: string }) {
  const [folded, setFolded] = React.useState<ReadonlySet<string>>(new Set());
  if (value === null || value === undefined) return <p className="wf-muted">none</p>;
  const lines = treeLines(value, folded);
  const plain = lines.length === 1 && lines[0].kind === "string";
  const toggle = (path: string) => setFolded((now) => {
    const next = new Set(now);
    if (!next.delete(path)) next.add(path);
    return next;
  });
  return (
    <div className="wf-tree">
      <CopyButton text={pretty(value)} label={"Copy " + label} />
      {plain
        ? <pre tabIndex={0} aria-label={label}>{pretty(value)}</pre>
        : <div className="wf-tree-lines" tabIndex={0} role="group" aria-label={label}>
            {lines.map((line) => <TreeLine key={line.path} line={line} shut={folded.has(line.path)} onToggle={toggle} />)}
          </div>}
    </div>
  );
}

/** A short value stays on one line: a log is read down, not across. */
export function Value({ value, label }: { value: unknown; label: string }) {
  const text = oneLine(unwrap(value), 200);
  return text.length <= ONE_LINE ? <code className="wf-wrap">{text}</code> : <Tree value={value} label={label} />;
}

function TreeLine({ line, shut, onToggle }: { line: Line; shut: boolean; onToggle(path: string): void }) {
  return (
    <div className="wf-tree-line" style={{ paddingLeft: line.depth * 16 + "px" }}>
      {line.folds
        ? <button
            type="button" className="wf-fold" aria-expanded={!shut} aria-label={(shut ? "Unfold " : "Fold ") + (line.key ?? "value")}
            onClick={() => onToggle(line.path)}
          ><Icon name={shut ? "unfold" : "fold"} size={12} /></button>
        : <span className="wf-fold" />}
      {line.key !== null && <span className="wf-tree-key">{line.key}: </span>}
      <span className="wf-tree-value" data-kind={line.kind}>{line.text}</span>
    </div>
  );
}

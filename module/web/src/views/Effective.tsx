import React from "react";
import { CopyButton } from "../parts/CopyButton";
import type { SettingsAnswer } from "../types";

/** The name under which the gateway keeps these settings, for deployments and backups. */
const RESOURCE = "dev.exchangeworkflows.workflows/settings";

/** What the engine works with now, and the resource that a deployment would change. */
export function Effective({ answer }: { answer: SettingsAnswer }) {
  const { store, dbName, file } = answer.effective;
  return (
    <dl className="wf-effective" data-testid="wf-effective">
      <div><dt>In use now</dt><dd>{[storeWord(store), store === "sqlite" ? null : dbName].filter(Boolean).join(" · ") || "nothing"}</dd></div>
      {file && <div><dt>File</dt><dd className="wf-mono">{file} <CopyButton text={file} label="Copy the file's path" /></dd></div>}
      <div><dt>Settings resource</dt><dd className="wf-mono">{RESOURCE}</dd></div>
    </dl>
  );
}

function storeWord(store: string | null): string {
  if (store === "sqlite") return "Embedded SQLite";
  if (store === "postgres") return "Postgres";
  return store ?? "";
}

import React from "react";
import { CopyButton } from "../parts/CopyButton";
import type { SettingsAnswer } from "../types";

/** What the engine works with now, and the file a deployment would change. */
export function Effective({ answer }: { answer: SettingsAnswer }) {
  const { store, dbName, file } = answer.effective;
  return (
    <dl className="wf-effective" data-testid="wf-effective">
      <div><dt>In use now</dt><dd>{[storeWord(store), store === "sqlite" ? null : dbName].filter(Boolean).join(" · ") || "nothing"}</dd></div>
      <div>
        <dt>Kept in</dt>
        {file
          ? <dd className="wf-mono">{file} <CopyButton text={file} label="Copy the file's path" /></dd>
          : <dd>no file yet, these are the defaults</dd>}
      </div>
    </dl>
  );
}

function storeWord(store: string | null): string {
  if (store === "sqlite") return "Embedded SQLite";
  if (store === "postgres") return "Postgres";
  return store ?? "";
}

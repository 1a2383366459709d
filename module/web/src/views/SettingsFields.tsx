import React from "react";
import { EMBEDDED, NUMBERS, type Form, type NumberField } from "../model/settings";
import type { Connection } from "../types";

export interface FieldProps {
  form: Form; edit(part: Partial<Form>): void; readOnly: boolean; problem(name: string): string;
}

/** Label, control, explanation and problem, tied together for a screen reader. */
function Field({ label, says, problem, children }: {
  label: string; says: string; problem: string;
  children(ids: { id: string; "aria-describedby": string; "aria-invalid": boolean }): React.ReactNode;
}) {
  const id = React.useId();
  return (
    <div className="wf-setting" data-bad={problem !== ""}>
      <label htmlFor={id}>{label}</label>
      <div className="wf-setting-control">
        {children({ id, "aria-describedby": id + "says " + id + "bad", "aria-invalid": problem !== "" })}
        <p id={id + "bad"} className="wf-field-problem">{problem}</p>
        <p id={id + "says"} className="wf-muted">{says}</p>
      </div>
    </div>
  );
}

export function DatabaseField({ form, edit, readOnly, problem, connections }: FieldProps & { connections: Connection[] }) {
  const known = connections.some((connection) => connection.name === form.database);
  return (
    <Field
      label="Connection" problem={problem("database")}
      says="A database connection of this gateway. Postgres for reporting, for more than one gateway, and for scale."
    >
      {(ids) => (
        <select {...ids} className="wf-select" value={form.database} disabled={readOnly} onChange={(event) => edit({ database: event.target.value })}>
          <option value={EMBEDDED}>Embedded SQLite, nothing to set up</option>
          {!known && form.database !== EMBEDDED && <option value={form.database}>{form.database} (not found)</option>}
          {connections.map(({ name, status, vendor }) => (
            <option key={name} value={name}>{[name, vendor, status?.toLowerCase()].filter(Boolean).join(" · ")}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function NumberInput({ form, edit, readOnly, problem, name }: FieldProps & { name: NumberField }) {
  const { label, unit, says, least, optional } = NUMBERS[name];
  return (
    <Field label={label} says={says} problem={problem(name)}>
      {(ids) => (
        <span className="wf-number">
          <input
            {...ids} type="number" min={least} step={1} value={form[name]} placeholder={optional ? "unchanged" : undefined} readOnly={readOnly}
            onChange={(event) => edit({ [name]: event.target.value })}
          />
          {unit && <span className="wf-unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

const MODES = [
  { id: "auto", label: "Automatic, runs begin by themselves" },
  { id: "ticks", label: "Ticks, only when a script calls dispatch()" },
];

export function DispatchField({ form, edit, readOnly, problem }: FieldProps) {
  const known = MODES.some(({ id }) => id === form.dispatchMode);
  return (
    <Field label="Dispatch" problem={problem("dispatchMode")} says="Ticks is for projects that keep their own dispatch timer.">
      {(ids) => (
        <select {...ids} className="wf-select" value={form.dispatchMode} disabled={readOnly} onChange={(event) => edit({ dispatchMode: event.target.value })}>
          {!known && <option value={form.dispatchMode}>{form.dispatchMode}</option>}
          {MODES.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
        </select>
      )}
    </Field>
  );
}

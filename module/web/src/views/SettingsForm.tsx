import React from "react";
import type { Api } from "../api";
import { readable } from "../model/commands";
import {
  changed, checkSentence, formProblems, fromForm, otherProblems, problemOf, refusedProblems, toForm, type Form,
} from "../model/settings";
import { useAnnounce } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import type { Problem, SettingsAnswer } from "../types";
import { DatabaseField, DispatchField, NumberInput, type FieldProps } from "./SettingsFields";
import { Effective } from "./Effective";

interface Props {
  api: Api; answer: SettingsAnswer; canWrite: boolean; onSaved(): Promise<void>; onEdit(): void;
}
interface Verdict { tone: "bad" | "done"; text: string }

export function SettingsForm({ api, answer, canWrite, onSaved, onEdit }: Props) {
  const [form, setForm] = React.useState<Form>(() => toForm(answer.settings));
  const [problems, setProblems] = React.useState<Problem[]>([]);
  const [verdict, setVerdict] = React.useState<Verdict | null>(null);
  const [busy, setBusy] = React.useState<"check" | "save" | null>(null);
  const announce = useAnnounce();
  const box = React.useRef<HTMLFormElement>(null);
  React.useEffect(() => setForm(toForm(answer.settings)), [answer]);

  const judge = (found: Problem[], text: string) => {
    setProblems(found);
    setVerdict({ tone: found.length ? "bad" : "done", text });
    announce(text);
    if (found.length) window.setTimeout(() => box.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
  };
  const edit = (part: Partial<Form>) => {
    setForm((before) => ({ ...before, ...part }));
    setProblems((before) => before.filter((problem) => !(problem.field in part)));
    setVerdict(null);
    onEdit();
  };
  const run = async (what: "check" | "save", work: () => Promise<void>) => {
    const local = formProblems(form);
    if (local.length) { judge(local, "These settings cannot work yet."); return; }
    setBusy(what);
    try {
      await work();
    } catch (error) {
      const found = refusedProblems(error);
      judge(found, readable(error));
      if (!found.length) setVerdict({ tone: "bad", text: readable(error) });
    }
    setBusy(null);
  };
  const check = () => run("check", async () => {
    const result = await api.checkSettings(fromForm(form));
    judge(result.problems ?? [], checkSentence({ ...result, problems: result.problems ?? [] }));
    if (!result.ok) setVerdict({ tone: "bad", text: checkSentence({ ...result, problems: result.problems ?? [] }) });
  });
  const save = () => run("save", async () => {
    await api.saveSettings(fromForm(form));
    setProblems([]);
    setVerdict(null);
    await onSaved();
  });

  const field: FieldProps = { form, edit, readOnly: !canWrite, problem: (name) => problemOf(problems, name) };
  const dirty = changed(form, answer.settings);
  return (
    <form ref={box} className="wf-settings-form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Section title="Database" says="Where runs, steps and their history are kept.">
        <DatabaseField {...field} connections={answer.connections} />
        <NumberInput {...field} name="poolSize" />
        <Effective answer={answer} />
      </Section>
      <Section title="Engine" says="How much is carried out at once, and who sets it moving.">
        <NumberInput {...field} name="workers" />
        <DispatchField {...field} />
      </Section>
      <Section title="Retention" says="What is deleted by itself. Runs that have not ended are never deleted. An empty limit stays as the database has it.">
        <NumberInput {...field} name="retentionDays" />
        <NumberInput {...field} name="retentionRows" />
        <NumberInput {...field} name="globalTimeoutHours" />
      </Section>
      {otherProblems(problems).map((text) => (
        <p key={text} className="wf-notice" data-tone="bad" role="alert"><Icon name="error" /><span>{text}</span></p>
      ))}
      {canWrite && (
        <div className="wf-settings-foot">
          {verdict && (
            <p className="wf-verdict" data-tone={verdict.tone} data-testid="wf-verdict">
              <Icon name={verdict.tone === "bad" ? "error" : "check"} size={14} /> {verdict.text}
            </p>
          )}
          {dirty && (
            <button type="button" className="wf-button wf-plain" onClick={() => { setForm(toForm(answer.settings)); setProblems([]); setVerdict(null); }}>
              Undo changes
            </button>
          )}
          <button type="button" className="wf-button" disabled={busy !== null} onClick={() => void check()}>
            {busy === "check" ? "Checking…" : "Check"}
          </button>
          <button type="submit" className="wf-button wf-primary" disabled={busy !== null || !dirty}>
            {busy === "save" ? "Saving…" : "Save"}
          </button>
        </div>
      )}
    </form>
  );
}

function Section({ title, says, children }: { title: string; says: string; children: React.ReactNode }) {
  return (
    <fieldset className="wf-section">
      <legend>{title}</legend>
      <p className="wf-muted">{says}</p>
      <div className="wf-section-body">{children}</div>
    </fieldset>
  );
}

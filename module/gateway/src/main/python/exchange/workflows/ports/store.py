# -*- coding: utf-8 -*-
"""Each durable operation, with its promise: what is atomic, and what "no row" means.

A store passes tests/store or is none. Every method may raise StoreUnavailable; then nothing is known about the last
write, and calling again with the same arguments finds its own write instead of repeating it. `now` is always given.
"""
from __future__ import absolute_import, division, print_function, unicode_literals


class Store(object):
    # --- schema -----------------------------------------------------------------------------------------------------
    def migrate(self, now):
        """Bring the database to this version, also from a v0.3.6 schema with rows. Raises SchemaTooNew."""
        raise NotImplementedError

    def check(self):
        """{ok, schema_version (1, as scripts know it), migration, problems: [text]} without changing anything."""
        raise NotImplementedError

    def traffic(self):
        """{statements, commits} sent to the database since the store was opened."""
        raise NotImplementedError

    # --- runs -------------------------------------------------------------------------------------------------------
    def enqueue(self, runs, now):
        """Write NewRuns in order, one transaction; a list of Enqueued, one each. A duplicate fails only itself.
        On Postgres it ends with NOTIFY workflows_queue."""
        raise NotImplementedError

    def find(self, workflow_id):
        """Run, or None (also for a malformed id)."""
        raise NotImplementedError

    def cancel(self, workflow_id, error_json, now):
        """ENQUEUED, PENDING, RUNNING, WAITING -> CANCELLED at once; the number of rows (0 or 1). A started run keeps its
        partition until Release; a run that was not started or was parked frees it here.
        """
        raise NotImplementedError

    def cancel_queue(self, queue_name, error_json, now):
        """The same for every unfinished run of a queue (None = all queues): {queued: n, running: n}."""
        raise NotImplementedError

    def cancel_overdue(self, error_json, now):
        """RUNNING or WAITING past the deadline -> CANCELLED; the ids."""
        raise NotImplementedError

    def cancel_older_than(self, created_before, error_json, now):
        """Unfinished runs created before -> CANCELLED; the ids (retention's global timeout)."""
        raise NotImplementedError

    def restart(self, workflow_id, now):
        """ERROR (RecoveryLimit and others), STOPPED -> ENQUEUED, recovery attempts 0, records kept; True if it was."""
        raise NotImplementedError

    # --- claims and leases ------------------------------------------------------------------------------------------
    def beat(self, executor, now):
        """Register or renew the lease of an Executor."""
        raise NotImplementedError

    def executors(self):
        raise NotImplementedError

    def claim(self, executor_id, workflow_names, queue_name, limit, now):
        """ENQUEUED, due and not paused -> PENDING, up to `limit`, by priority ascending, then creation, then insertion;
        queue_name None = all queues; only the given names. Never two unfinished started runs of one (queue,
        partition_key), with any number of executors; a busy partition's backlog starves nobody. Returns Runs with a new
        claim_token. One statement on Postgres (SKIP LOCKED)."""
        raise NotImplementedError

    def take_back(self, executor_id, limit_attempts, error_json, now):
        """At the start of an executor: its own PENDING and RUNNING runs of an earlier life -> ENQUEUED (attempts + 1), or
        ERROR with error_json beyond limit_attempts. {requeued: [ids], failed: [ids]}. WAITING runs stay parked, except
        those that wait on a thread of the dead process (never stored as WAITING)."""
        raise NotImplementedError

    def take_lapsed(self, executor_id, limit_attempts, error_json, now):
        """The same for runs of executors whose lease is over, or that are unknown and whose claim is older than the
        lease time. `executor_id` (the caller's own) is never touched."""
        raise NotImplementedError

    def wake_due(self, now, limit):
        """WAITING with wake_at <= now -> ENQUEUED; the ids."""
        raise NotImplementedError

    def wake(self, workflow_id, now):
        """WAITING -> ENQUEUED; True if it was waiting."""
        raise NotImplementedError

    # --- checkpoints ------------------------------------------------------------------------------------------------
    def commit(self, entries):
        """Write checkpoint entries (model.records) of many runs in one commit; a Verdict each, in order.

        An entry is written only if the run still carries its token and is open for it (Begin: PENDING; the rest:
        RUNNING; Requeue also PENDING; Release also CANCELLED). An entry that was written already by this token counts
        as written. A kind costs one statement for all runs; a batch of StepRecords alone is one statement and one
        commit, the verdict's facts included.

        Park: `waiting_for` "message:<topic>" is what `send` wakes; any other text is the engine's own. A run whose
        message or (engine-handled) command came in the meantime is not parked but ENQUEUED at once, and its verdict
        says so: no wake-up is missed, so a run must decide its commands before it parks.
        """
        raise NotImplementedError

    def history(self, workflow_id):
        """History: what a replay needs."""
        raise NotImplementedError

    # --- mailbox, events, streams -----------------------------------------------------------------------------------
    def send(self, message):
        """Put a NewMessage in the mailbox; False when its message_uuid was accepted before. Wakes a run parked on the
        topic. On Postgres it ends with NOTIFY workflows_message, payload = the id."""
        raise NotImplementedError

    def receive(self, workflow_id, token, topic, limit, call_seq, op_seq, at):
        """Take the oldest `limit` messages and record them as operation (kind "receive", name = topic, value = the list
        of messages) at the position, in one transaction; [] records nothing. Raises WriteLost if the run is not ours.
        The recorded value is a JSON list of lists, each a Message: message_id, workflow_id, topic, message_json, at.
        """
        raise NotImplementedError

    def events(self, workflow_id):
        raise NotImplementedError

    def stream(self, workflow_id, key, after, limit):
        """StreamEntries with offset > after, ascending; key None = all keys by creation."""
        raise NotImplementedError

    # --- operator commands ------------------------------------------------------------------------------------------
    def request_command(self, command):
        """Record a NewCommand; when it has message_json also mail it (one transaction). Returns the Command."""
        raise NotImplementedError

    def open_commands(self, workflow_id):
        """Commands not yet decided, oldest first."""
        raise NotImplementedError

    def decide_command(self, command_id, status, outcome, now):
        """Move a command on (DELIVERED, ACCEPTED, REJECTED, SUPERSEDED, DONE, TIMED_OUT); False if it had ended."""
        raise NotImplementedError

    def decide_mailed(self, message_ids, chosen_id, now):
        """Messages that code took: the chosen one's command becomes DONE, the others SUPERSEDED (their outcome says by which)
        or, where not allowed in the state, REJECTED by a later call of decide_command.
        """
        raise NotImplementedError

    def commands(self, workflow_id):
        raise NotImplementedError

    def set_phase(self, workflow_id, phase_state, now):
        """The operator's state of a run that is not carried by a worker (HELD while parked, STOPPED while queued)."""
        raise NotImplementedError

    def stop_waiting_run(self, workflow_id, now):
        """ENQUEUED or WAITING -> STOPPED; True if it was."""
        raise NotImplementedError

    # --- maintenance, settings of operators -------------------------------------------------------------------------
    def maintenance(self):
        """Maintenance, persisted; disabled with generation 1 when never set."""
        raise NotImplementedError

    def set_maintenance(self, maintenance):
        raise NotImplementedError

    # --- for people -------------------------------------------------------------------------------------------------
    def page(self, run_filter):
        """RunPage; newest first; total is exact up to 10 000."""
        raise NotImplementedError

    def step_rows(self, workflow_id):
        """Steps in order."""
        raise NotImplementedError

    def run_facts(self, workflow_ids):
        """For a page of runs: {workflow_id: (last Step or None, progress Event or None, last Command or None)}; few statements."""
        raise NotImplementedError

    def counts(self):
        """{status: n} plus {"held": n}."""
        raise NotImplementedError

    def queue_counts(self):
        """[(queue_name, status, n, oldest created_at)]"""
        raise NotImplementedError

    def in_flight(self, executor_id=None):
        """Number of PENDING and RUNNING rows, of one executor or all."""
        raise NotImplementedError

    def waiting_for_code(self, workflow_names):
        """[(workflow_name, n)] ENQUEUED under names that are not among the given."""
        raise NotImplementedError

    # --- audit ------------------------------------------------------------------------------------------------------
    def write_audit(self, entry):
        raise NotImplementedError

    def audit(self, limit):
        raise NotImplementedError

    # --- retention --------------------------------------------------------------------------------------------------
    def retention(self):
        raise NotImplementedError

    def set_retention(self, retention):
        raise NotImplementedError

    def prune(self, completed_before, keep_rows, batch, now):
        """Delete finished runs with all their rows: those completed (else updated) before, then the oldest beyond
        keep_rows; at most `batch` a call; the number deleted."""
        raise NotImplementedError

    # --- templates and enums ----------------------------------------------------------------------------------------
    def templates(self, workflow_name, status, latest_only):
        raise NotImplementedError

    def template(self, workflow_name, template_name, template_version, active_only):
        raise NotImplementedError

    def add_template(self, template):
        """The next version; concurrent creators get different numbers. Returns the version."""
        raise NotImplementedError

    def set_template_status(
        self, workflow_name, template_name, template_version, status
    ):
        raise NotImplementedError

    def delete_template(self, workflow_name, template_name, template_version):
        """template_version None = all; rows."""
        raise NotImplementedError

    def enums(self, status, latest_only):
        raise NotImplementedError

    def enum(self, enum_name, enum_version, active_only):
        raise NotImplementedError

    def add_enum(self, enum):
        raise NotImplementedError

    def set_enum_status(self, enum_name, enum_version, status):
        raise NotImplementedError

    def delete_enum(self, enum_name, enum_version):
        raise NotImplementedError

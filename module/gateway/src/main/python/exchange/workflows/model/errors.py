# -*- coding: utf-8 -*-
"""Every error this package raises.

    WorkflowsError
     +- InvalidInput            what was given cannot be used; nothing was changed
     |   +- WorkflowNotFound    no such workflow is registered
     |   +- RunNotFound         no run with this id
     |   +- NotSerializable     a value that JSON cannot hold
     |   +- IllegalCommand      not allowed in the run's state; .legal lists what is
     |   +- AmbiguousWorkflow   the name is used in two projects; .projects lists them
     |   +- DuplicateRun        the deduplication id is taken; .workflow_id holds it when known
     +- MaintenanceActive       starts are refused while maintenance is on
     +- StoreError
     |   +- StoreUnavailable    the database is away; worth trying again
     |   +- StoreConflict       the database asks to try again: deadlock, serialization, a row somebody else was first with
     |   +- SchemaTooNew        the database belongs to a newer version
     |   +- UnknownDatabase     no such database connection
     |   +- WriteLost           a durable write changed no row; .workflow_id
     +- NonDeterministicWorkflow  replay met another name at a position
     +- ReplayedStepError   the step's recorded end was an error; .step_name, .call_seq
     +- NotRunning          the Workflows engine of this process is not running
     +- OutsideRun          this can be used only inside a running workflow
     +- RecoveryLimit           taken back too often
     +- SpoolFull               the spool could not take the item
    Interruption (BaseException): how the engine leaves user code
     +- Suspend   the run parks, to be replayed later
     +- LostRun   another executor owns the run now; nothing more may be written
     +- Draining  the engine stops; the run goes on after the next start
    Cancelled (Exception)   the run was cancelled or ran out of time
     +- Stopped   an operator's orderly STOP
"""
from __future__ import absolute_import, division, print_function, unicode_literals


class WorkflowsError(Exception):
    """Something went wrong in Workflows."""

    def __init__(self, message=None, cause=None, **about):
        Exception.__init__(self, message or self.__class__.__doc__)
        self.message = message or self.__class__.__doc__
        self.cause = cause
        for name, value in about.items():
            setattr(self, name, value)

    def __str__(self):
        return str(self.message)


class InvalidInput(WorkflowsError):
    """What was given cannot be used."""


class WorkflowNotFound(InvalidInput):
    """No such workflow is registered."""


class RunNotFound(InvalidInput):
    """There is no run with this id."""


class NotSerializable(InvalidInput):
    """JSON cannot hold this value."""


class IllegalCommand(InvalidInput):
    """This command is not allowed in the run's state."""


class AmbiguousWorkflow(InvalidInput):
    """The name is used in more than one project."""


class DuplicateRun(InvalidInput):
    """A waiting run has this deduplication id already."""


class MaintenanceActive(WorkflowsError):
    """Maintenance enabled: starts are refused until it ends."""


class StoreError(WorkflowsError):
    """The store could not do this."""


class StoreUnavailable(StoreError):
    """The database cannot be reached."""


class StoreConflict(StoreError):
    """The database asks to try again."""


class SchemaTooNew(StoreError):
    """The database was made by a newer version of Workflows."""


class UnknownDatabase(StoreError):
    """There is no database connection of this name."""


class WriteLost(StoreError):
    """A write that had to change a row changed none."""


class NonDeterministicWorkflow(WorkflowsError):
    """Replay met another operation than the one that was recorded here."""


class ReplayedStepError(WorkflowsError):
    """The step ended with an error before; it is not run again."""


class NotRunning(WorkflowsError):
    """The Workflows module is not running."""


class OutsideRun(WorkflowsError):
    """This can be used only inside a running workflow."""


class RecoveryLimit(WorkflowsError):
    """The run was taken back too often."""


class SpoolFull(WorkflowsError):
    """The spool file could not take the item."""


class Interruption(BaseException):
    """How the engine leaves user code; not an Exception, so code does not catch it."""


class Suspend(Interruption):
    """The run parks and will be replayed."""


class LostRun(Interruption):
    """The run belongs to another executor now."""


class Draining(Interruption):
    """The engine is stopping; the run goes on after the next start."""


class Cancelled(Exception):
    """The run was cancelled or ran out of time."""

    def __init__(self, reason="cancelled", kind="cancelled"):
        Exception.__init__(self, reason)
        self.reason = reason
        self.kind = kind


class Stopped(Cancelled):
    """An operator stopped the run in order."""

    def __init__(self, reason="stopped"):
        Cancelled.__init__(self, reason, "stopped")

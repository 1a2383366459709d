# -*- coding: utf-8 -*-
"""Names to functions. Each project has a generation, swapped whole when its scripts change.

A run keeps the Definition it began with, so an old generation lives exactly as long as a run holds it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.reading import reads_commands
from exchange.workflows.model.errors import AmbiguousWorkflow, WorkflowNotFound
from exchange.workflows.model.record import record

Definition = record(
    "Definition",
    "name project fn owner module doc options commands_mode parks generation code_version",
)
Generation = record("Generation", "project number code_version workflows steps")

BUILT_IN = ""
"""The project of what ships with the module; a project's own definition of a name comes before it."""


class Registry(object):
    def __init__(self, host):
        self._lock = host.lock()
        self._log = host.logger("engine.registry")
        self._generations = {}  # replaced, never changed: readers take no lock
        self.version = 0

    # --- filling
    def load(self, project, declarations, owner=None, code_version=None, sources=None):
        """Swap the generation of `project`; the names that were declared twice in it (the last one won)."""
        project = project or BUILT_IN
        with self._lock:
            number = self._next_number(project)
            generation, twice = _generation(
                project, declarations, owner, code_version, sources or {}, number
            )
            self._swap(project, generation)
        for name, before, last in twice:
            self._log.warn(
                "Workflow %s is declared more than once in project %s: in %s and in %s; the last one counts"
                % (name, project, before, last)
            )
        return [name for name, _, _ in twice]

    def add(self, declaration, project=BUILT_IN):
        """Add one declaration to a project's generation, where scripts are imported one by one (no isolation)."""
        with self._lock:
            old = self._generations.get(project) or Generation(project, 1, None, {}, {})
            workflows, steps = dict(old.workflows), dict(old.steps)
            _place(declaration, project, None, None, {}, old.number, workflows, steps)
            self._swap(project, old._replace(workflows=workflows, steps=steps))

    def unload(self, project):
        with self._lock:
            self._swap(project or BUILT_IN, None)

    def _next_number(self, project):
        old = self._generations.get(project)
        return old.number + 1 if old is not None else 1

    def _swap(self, project, generation):
        generations = dict(self._generations)
        if generation is None:
            generations.pop(project, None)
        else:
            generations[project] = generation
        self._generations = generations
        self.version += 1

    # --- asking
    def names(self):
        """Sorted names of all workflows."""
        return sorted(
            set(name for g in self._generations.values() for name in g.workflows)
        )

    def step_names(self):
        return sorted(set(name for g in self._generations.values() for name in g.steps))

    def definitions(self):
        found = [d for g in self._generations.values() for d in g.workflows.values()]
        return sorted(found, key=lambda d: (d.name, d.project))

    def projects(self):
        return sorted(project for project in self._generations if project)

    def resolve(self, name, project=None):
        """The Definition of `name`: the project's own, else the only one elsewhere, else the built-in one.

        Raises WorkflowNotFound, or AmbiguousWorkflow when it is used in several other projects.
        """
        generations = self._generations
        own = generations.get(project or BUILT_IN)
        if project and own is not None and name in own.workflows:
            return own.workflows[name]
        found = [
            g.workflows[name]
            for p, g in generations.items()
            if p and name in g.workflows
        ]
        if len(found) == 1:
            return found[0]
        if found:
            projects = sorted(d.project for d in found)
            raise AmbiguousWorkflow(
                "Workflow %s is declared in the projects %s; say which"
                % (name, ", ".join(projects)),
                projects=projects,
            )
        built_in = generations.get(BUILT_IN)
        if built_in is not None and name in built_in.workflows:
            return built_in.workflows[name]
        raise WorkflowNotFound(
            "Workflow not registered: %s" % (name,), workflow_name=name
        )


def _generation(project, declarations, owner, code_version, sources, number):
    workflows, steps, twice = {}, {}, []
    for declaration in declarations:
        if declaration.kind == "workflow" and declaration.name in workflows:
            before = workflows[declaration.name].module
            twice.append((declaration.name, before, declaration.module))
        _place(
            declaration, project, owner, code_version, sources, number, workflows, steps
        )
    return Generation(project, number, code_version, workflows, steps), twice


def _place(
    declaration, project, owner, code_version, sources, number, workflows, steps
):
    options = declaration.options or {}
    if declaration.kind == "step":
        steps[declaration.name] = options
        return
    workflows[declaration.name] = Definition(
        declaration.name,
        project,
        declaration.fn,
        owner,
        declaration.module,
        declaration.doc,
        options,
        _commands_mode(declaration, sources),
        bool(options.get("parks")),
        number,
        code_version,
    )


def _commands_mode(declaration, sources):
    said = (declaration.options or {}).get("commands")
    if said in ("engine", "code"):
        return said
    return (
        "code"
        if reads_commands(declaration, sources.get(declaration.module))
        else "engine"
    )

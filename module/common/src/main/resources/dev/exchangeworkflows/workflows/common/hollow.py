# -*- coding: utf-8 -*-
"""The API inside one script interpreter, made of names that are hollow.

Each name holds a path and `ref`, a java.util.concurrent.atomic.AtomicReference of the gate into the engine, and nothing
of the module: neither its classes nor its interpreter. So scripts that imported a name keep it through an upgrade or a
removal and re-installation of the module, and nothing old is kept alive by them.

This text is compiled once and executed in each interpreter, with `sys` being that interpreter's. It must not import a
Java class: Jython would keep it for the life of the process.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import imp
import sys

ModuleType = type(imp.new_module(str("any")))
ROOT = "exchange"
TOP = "exchange.workflows"
SYSTEM = "system"
ALIAS = "system.workflows"
SPACE = "__exchange_workflows__"  # not below `exchange`: a Designer clears those
GONE = (
    "The Workflows module is not running on this gateway: it was removed, or is being replaced. Nothing was done; try "
    "again once it is running."
)


def enter(ref):
    gate = ref.get()
    if gate is None:
        raise RuntimeError(GONE)
    return gate


def make_function(ref, target, name, doc=None):
    def hollow(*args, **kwargs):
        return enter(ref)(target, args, kwargs)

    hollow.__name__ = str(name)
    hollow.__doc__ = doc
    return hollow


class Remote(object):
    """An object of the engine as scripts hold it: a key, and how to get the object anew after an upgrade."""

    def __init__(self, ref, key, recipe):
        self.__dict__.update(_ref=ref, _key=key, _recipe=recipe)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        target = (self._key, self._recipe, name)
        callable_, value = enter(self._ref)(target)
        return make_function(self._ref, target, name) if callable_ else value

    def __setattr__(self, name, value):
        raise AttributeError("%s is read only" % name)

    def __call__(self, *args, **kwargs):
        return enter(self._ref)((self._key, self._recipe, None), args, kwargs)

    def __repr__(self):
        return str("<object of exchange.workflows>")


def make_class(ref, path, name, doc, methods):
    """A class of the API: calling it, or one of its class methods, asks the engine."""
    body = {"__doc__": doc, "__module__": str(path.rpartition(".")[0])}
    for method in methods:
        body[str(method)] = staticmethod(
            make_function(ref, path + "." + method, method)
        )
    new = make_function(ref, path, name)
    body["__new__"] = staticmethod(lambda cls, *args, **kwargs: new(*args, **kwargs))
    return type(str(name), (Remote,), body)


class Finder(object):
    """Answers imports of the API, and puts it back where the platform or a project took it away."""

    def __init__(self, space):
        self.space = space
        self.busy = False

    def find_module(self, name, path=None):
        if name == ROOT:
            return None if self.busy else self
        return self if self.space.offered(name) is not None else None

    def load_module(self, name):
        space = self.space
        if name == ROOT:
            return space.graft(self.own())
        module = space.offered(name)
        if module is None:
            raise ImportError("No module named " + name)
        space.sys.modules[name] = module
        if name == TOP and ROOT in space.sys.modules:
            space.graft(
                space.sys.modules[ROOT]
            )  # the platform may have made a new root meanwhile
        return module

    def own(self):
        """The project's own `exchange`, by the other importers; the import lock is held, so `busy` is ours."""
        self.busy = True
        try:
            return __import__(str(ROOT), {}, {}, [], 0)
        except ImportError:
            return None
        finally:
            self.busy = False


class Merged(ModuleType):
    """A project's `exchange` that takes no new attribute, together with ours."""

    def __getattr__(self, name):
        return getattr(self.__dict__["_own"], name)

    def __dir__(self):
        return sorted(set(dir(self.__dict__["_own"]) + ["workflows"]))


class Root(object):
    """The bare name `exchange`: ours for `workflows`, for the rest whatever `exchange` is in this interpreter."""

    def __init__(self, space):
        self.__dict__["_space"] = space

    def __getattr__(self, name):
        space = self._space
        space.mend()
        found = getattr(space.sys.modules[ROOT], name)
        if name == "workflows" and not hasattr(
            found, "api"
        ):  # a project's own script of that name
            return space.offered(TOP)
        return found

    def __setattr__(self, name, value):
        raise AttributeError("exchange is read only")

    def __repr__(self):
        return str("<package 'exchange'>")


class Space(object):
    """What one interpreter has of the API."""

    def __init__(self, ref):
        """`ref` is used only when no earlier version of the module left one here."""
        self.sys = sys
        old = sys.modules.get(SPACE)
        self.ref = old.ref if old else ref
        self.modules = old.modules if old else {}
        self.errors = old.errors if old else {}
        self.packages = old.packages if old else {}
        self.declarations = old.declarations if old else []
        self.finder = Finder(self)
        self.root = Root(self)
        if old and old.finder in sys.meta_path:
            sys.meta_path.remove(old.finder)

    # --- filling --------------------------------------------------------------------------------------------------
    def fill(self, surface, errors):
        """Make or refresh the modules: {full name: {doc, all, functions, classes, errors, values, modules}}.

        `errors`: (origin, name, bases, doc) of each error of the API, bases first.
        """
        for origin, name, bases, doc in errors:
            self._error(origin, name, bases, doc)
        for name in sorted(surface):
            self.modules.setdefault(name, self._module(name))
        for name in sorted(surface):
            self._members(self.modules[name], name, surface[name])
        for name in sorted(surface):
            parent, _, leaf = name.rpartition(".")
            if parent in self.modules:
                setattr(self.modules[parent], leaf, self.modules[name])
        for name in list(self.modules):
            if not name.startswith(ALIAS):
                self.modules[ALIAS + name[len(TOP) :]] = self.modules[name]

    @staticmethod
    def _module(name):
        module = ModuleType(str(name))
        module.__path__ = (
            []
        )  # a module without it counts as a leaf, and nothing below it is imported
        module.__package__ = str(name)
        return module

    def _members(self, module, name, content):
        module.__doc__ = content["doc"]
        module.__all__ = [str(n) for n in content["all"]]
        for leaf, doc in content["functions"].items():
            if self._new(module, leaf):
                setattr(
                    module, leaf, make_function(self.ref, name + "." + leaf, leaf, doc)
                )
        for leaf, (doc, methods) in content["classes"].items():
            if self._new(module, leaf):
                setattr(
                    module,
                    leaf,
                    make_class(self.ref, name + "." + leaf, leaf, doc, methods),
                )
        for leaf, origin in content["errors"].items():
            setattr(module, leaf, self.errors[origin])
        for leaf, value in content["values"].items():
            setattr(module, leaf, value)
        for leaf, full in content["modules"].items():
            setattr(module, leaf, self.modules[full])

    @staticmethod
    def _new(module, leaf):
        """Functions and classes are made once: scripts may compare or keep them."""
        return leaf not in module.__dict__

    def _error(self, origin, name, bases, doc):
        """The class that stands for the engine's in this interpreter; `origin` is where the engine has it."""
        if origin not in self.errors:
            parents = tuple(self.errors.get(base, base) for base in bases) or (
                Exception,
            )
            body = {
                "__doc__": doc,
                "__module__": str(origin.rpartition(".")[0]),
                "_origin": origin,
            }
            self.errors[origin] = type(str(name), parents, body)

    # --- placing --------------------------------------------------------------------------------------------------
    def install(self):
        """Place the modules where imports find them."""
        known = self.sys.modules
        known[SPACE] = self
        self._place()
        if self.finder not in self.sys.meta_path:
            self.sys.meta_path.insert(0, self.finder)
        if ROOT in known:
            self.graft(known[ROOT])
        if SYSTEM not in known:  # an interpreter that is not the platform's
            known[SYSTEM] = self._module(SYSTEM)
            known[SYSTEM].workflows = self.modules[TOP]

    def _place(self):
        for name in self.modules:
            self.sys.modules[name] = self.offered(name)

    def mend(self):
        """Put back what a Designer or client took away when the project's library changed: it makes `exchange` anew."""
        known, ours = self.sys.modules, self.offered(TOP)
        if known.get(TOP) is not ours:
            self._place()
        own = known.get(ROOT)
        if own is None or getattr(own, "workflows", None) is not ours:
            self.graft(own)

    def hang(self, name, package):
        """Hang the modules below a package that the platform made (`exchange.workflows`, `system.workflows`), so that
        a project's own scripts can hang there too."""
        self.packages[name] = package
        self.sys.modules[name] = package
        root = name.partition(".")[0]
        self.packages[root] = self.sys.modules[root]
        self._hang_members(name, package)

    def _hang_members(self, name, package):
        """A package of the platform that lies there already gets the members; a project's own script stays."""
        for full in sorted(self.modules):
            parent, _, leaf = full.rpartition(".")
            if parent == name:
                present = getattr(package, leaf, None)
                if present is None:
                    setattr(package, leaf, self.modules[full])
                elif type(present) is type(package):
                    self._hang_members(full, present)
        for leaf in self.modules[name].__all__:
            if getattr(package, leaf, None) is None:
                setattr(package, leaf, getattr(self.modules[name], leaf))

    def graft(self, own):
        """Make `workflows` an attribute of `exchange`, whatever `exchange` is; returns what `exchange` is now."""
        ours = self.offered(TOP)
        if own is None:
            own = self.packages[ROOT] if ROOT in self.packages else self._module(ROOT)
        if not isinstance(own, Merged) and not self._attached(own, ours):
            merged = Merged(str(ROOT))
            merged.__dict__.update(
                _own=own, __path__=getattr(own, "__path__", []), workflows=ours
            )
            own = merged
        self.sys.modules[ROOT] = own
        return own

    def _attached(self, own, ours):
        try:
            present = getattr(own, "workflows", None)
            if present is None:
                setattr(own, "workflows", ours)
            elif present is not ours:
                self._hang_members(TOP, present)
            return getattr(own, "workflows", None) is not None
        except Exception:  # a project's object may refuse in any way it likes
            return False

    def offered(self, name):
        """The package or module of this name, or None."""
        for place in (self.packages, self.modules):
            if name in place:
                return place[name]
        return self.lazily(name)

    def lazily(self, name):
        """`exchange.other` of a project whose `exchange` is an object that makes its members when asked."""
        if not name.startswith(ROOT + ".") or name.startswith(TOP + "."):
            return None
        own = self.sys.modules.get(ROOT)
        if not isinstance(own, Merged):
            return None
        found = own._own
        for leaf in name.split(".")[1:]:
            found = getattr(found, leaf, None)
        return found

    def remove(self):
        """Take everything out again (a plain interpreter; a gateway keeps the hollow names)."""
        known = self.sys.modules
        for name, module in self.modules.items():
            if known.get(name) is module:
                del known[name]
        known.pop(SPACE, None)
        if self.finder in self.sys.meta_path:
            self.sys.meta_path.remove(self.finder)
        own = known.get(ROOT)
        if isinstance(own, Merged):
            known[ROOT] = own._own
        elif own is not None and getattr(own, "workflows", None) is self.modules[TOP]:
            del own.workflows

    # --- what the engine hands out -------------------------------------------------------------------------------------
    def remote(self, key, recipe):
        return Remote(self.ref, key, recipe)

    def function(self, key, name, doc):
        return make_function(self.ref, (key, None, None), name, doc)

    def error(self, origin, exact, args, facts):
        """The engine's error as this interpreter's class; `exact` is the engine's own class."""
        error = self.errors[origin](*args)
        error.__dict__.update(facts, _origin=exact)
        return error

    # --- what decorators leave ----------------------------------------------------------------------------------------
    def declare(self, entry):
        """Keep (kind, name, fn, options, module, doc, key); the same name of the same module is replaced."""
        same = [
            e
            for e in self.declarations
            if (e[0], e[1], e[4]) == (entry[0], entry[1], entry[4])
        ]
        for old in same:
            self.declarations.remove(old)
        self.declarations.append(entry)

# -*- coding: utf-8 -*-
"""Describe the public API for Designer and Vision, from the Python modules themselves.

    python3 -m tests.sdk.describe          writes the files below module/common
    python3 -m tests.sdk.describe --check  exits 1 when they are not up to date
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import inspect
import io
import json
import os
import sys
import textwrap

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))
PYTHON = os.path.join(ROOT, "module", "gateway", "src", "main", "python")
COMMON = os.path.join(ROOT, "module", "common", "src", "main")
PACKAGE = os.path.join("dev", "exchangeworkflows", "workflows", "common")
TOP = "exchange.workflows"
DOCUMENTED = ("api.admin", "api.params", "api.queries", "api.service")

JAVA = '''package dev.exchangeworkflows.workflows.common.functions;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.hints.JythonElement;
import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import org.python.core.PyObject;

/** {top}.{module}, as scripts see it; made by tests/sdk/describe.py from the Python module. */
public final class {name} {{
    private static final String MODULE = "{module}";
    private static final String DOCS = "{bundle}";

    private final FunctionCaller caller;

    {name}(FunctionCaller caller) {{
        this.caller = caller;
    }}
{methods}}}
'''
METHOD = '''
    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {{{names}}},
            types = {{{types}}})
    public PyObject {name}(PyObject[] args, String[] keywords) {{
        return caller.call(MODULE, "{name}", args, keywords);
    }}
'''
INDEX = '''package dev.exchangeworkflows.workflows.common.functions;

import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import java.util.Map;
import java.util.TreeMap;

/** The documented modules of the API; made by tests/sdk/describe.py. */
public final class DocumentedFunctions {{
    private DocumentedFunctions() {{}}

    /** Objects to be registered as script modules, by the module's name. */
    public static Map<String, Object> all(FunctionCaller caller) {{
        Map<String, Object> modules = new TreeMap<>();
{entries}        return modules;
    }}

    /** The prefix of a module's documentation bundle. */
    public static String bundle(String module) {{
        String leaf = module.substring(module.lastIndexOf('.') + 1);
        return "Workflows" + Character.toUpperCase(leaf.charAt(0)) + leaf.substring(1);
    }}
}}
'''


def load():
    if PYTHON not in sys.path:
        sys.path.insert(0, PYTHON)
    exports = importlib.import_module(TOP + ".api.exports").EXPORTS
    names = [TOP]
    for export in exports:
        parts = export.split(".")
        names += [".".join([TOP] + parts[:n]) for n in range(1, len(parts) + 1)]
    return [(name, importlib.import_module(name)) for name in sorted(set(names))]


def description(modules):
    """What hollow.py fills a space with: plain values."""
    found, errors = {}, {}
    known = dict(modules)
    for name, module in modules:
        content = {
            "doc": module.__doc__,
            "all": [],
            "functions": {},
            "classes": {},
            "errors": {},
            "values": {},
        }
        content["modules"] = {}
        for leaf in getattr(module, "__all__", ()):
            value = getattr(module, leaf)
            if inspect.ismodule(value):
                if name + "." + leaf not in known:
                    continue
                content["modules"][leaf] = name + "." + leaf
            elif inspect.isclass(value) and issubclass(value, BaseException):
                content["errors"][leaf] = origin(value)
                errors[origin(value)] = value
            elif inspect.isclass(value):
                content["classes"][leaf] = [value.__doc__, class_methods(value)]
            elif callable(value):
                content["functions"][leaf] = value.__doc__
            else:
                content["values"][leaf] = value
            content["all"].append(leaf)
        found[name] = content
    return {
        "modules": found,
        "errors": [error(e, errors) for e in sorted(errors.values(), key=depth)],
    }


def origin(kind):
    return "%s.%s" % (kind.__module__, kind.__name__)


def depth(kind):
    return len(kind.__mro__), origin(kind)


def error(kind, offered):
    bases = [origin(base) for base in kind.__mro__[1:] if origin(base) in offered]
    return [origin(kind), kind.__name__, bases[:1], kind.__doc__]


def class_methods(kind):
    return sorted(
        n
        for n, v in vars(kind).items()
        if isinstance(v, (classmethod, staticmethod)) and n[0] != "_"
    )


def parameters(function):
    return [
        p
        for p in inspect.signature(function).parameters.values()
        if p.kind == p.POSITIONAL_OR_KEYWORD
    ]


def class_name(module):
    leaf = module.rpartition(".")[2]
    return leaf[0].upper() + leaf[1:] + "Functions"


def bundle(module):
    leaf = module.rpartition(".")[2]
    return "Workflows" + leaf[0].upper() + leaf[1:]


def functions(module):
    members = [(name, getattr(module, name)) for name in sorted(module.__all__)]
    return [(name, value) for name, value in members if inspect.isfunction(value)]


def java_class(name, module):
    methods = "".join(
        METHOD.format(
            name=function,
            names=wrapped('"%s"' % p.name for p in parameters(value)),
            types=wrapped("Object.class" for _ in parameters(value)),
        )
        for function, value in functions(module)
    )
    return JAVA.format(
        top=TOP,
        module=name,
        name=class_name(name),
        bundle=bundle(name),
        methods=methods,
    )


def wrapped(words):
    return ("\n" + " " * 12).join(textwrap.wrap(", ".join(words), 96))


def properties(module):
    """desc: the docstring; param: what it says about the argument, else the default."""
    lines = ["# Made by tests/sdk/describe.py from the docstrings."]
    for name, value in functions(module):
        doc = inspect.cleandoc(value.__doc__ or "")
        lines.append("%s.desc=%s" % (name, escaped(doc.replace("\n", " "))))
        for parameter in parameters(value):
            lines.append(
                "%s.param.%s=%s"
                % (name, parameter.name, escaped(about(parameter, doc)))
            )
        lines.append("%s.returns=%s" % (name, escaped(returns(module, doc))))
    return "\n".join(lines) + "\n"


def about(parameter, doc):
    for line in doc.split("\n"):
        for sentence in line.split(". "):
            if sentence.startswith(parameter.name + ":"):
                return sentence[len(parameter.name) + 1 :].strip().rstrip(".")
    if parameter.default is inspect.Parameter.empty:
        return "needed"
    return "default %s" % (parameter.default,)


def returns(module, doc):
    for sentence in doc.replace("\n", " ").split(". "):
        if sentence.startswith(("Codes:", "data:")):
            return "{ok, code, message, data, meta}; " + sentence.rstrip(".")
    return (
        "plain values"
        if module.__name__.endswith((".params", ".queries"))
        else "{ok, code, message, data, meta}"
    )


def escaped(text):
    text = text.replace("\\", "\\\\")
    return "".join(c if 0x20 <= ord(c) < 0x7F else "\\u%04x" % ord(c) for c in text)


def files():
    """{path: text} of all that is made."""
    modules = load()
    by_name = dict(modules)
    made = {
        os.path.join("resources", PACKAGE, "api.json"): json.dumps(
            description(modules), indent=1, sort_keys=True, ensure_ascii=True
        )
        + "\n"
    }
    entries = ""
    for name in DOCUMENTED:
        module = by_name["%s.%s" % (TOP, name)]
        made[os.path.join("java", PACKAGE, "functions", class_name(name) + ".java")] = (
            java_class(name, module)
        )
        made[
            os.path.join(
                "resources", PACKAGE, "functions", bundle(name) + ".properties"
            )
        ] = properties(module)
        entries += '        modules.put("%s", new %s(caller));\n' % (
            name,
            class_name(name),
        )
    made[os.path.join("java", PACKAGE, "functions", "DocumentedFunctions.java")] = (
        INDEX.format(entries=entries)
    )
    return dict((os.path.join(COMMON, path), text) for path, text in made.items())


def stale():
    """Files that are not as they would be made now."""
    return [path for path, text in sorted(files().items()) if read(path) != text]


def read(path):
    if not os.path.exists(path):
        return None
    with io.open(path, encoding="utf-8") as f:
        return f.read()


def main(arguments):
    if "--check" in arguments:
        old = stale()
        for path in old:
            print(
                "not up to date: %s; run python3 -m tests.sdk.describe"
                % os.path.relpath(path, ROOT)
            )
        return 1 if old else 0
    for path, text in files().items():
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        with io.open(path, "w", encoding="utf-8", newline="\n") as f:
            f.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# -*- coding: utf-8 -*-
"""Start forms: what a Perspective Form's props become when stored, and how enums get into a form. Pure."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type

ENUM_MARK = "@enum:"
# The widgets whose options may come from an enum; a widget keeps its options below a key named as its type.
ENUM_WIDGETS = ("dropdown", "radio", "checkbox", "toggle")


def stored(workflow_name, template_name, form_props):
    """The stored form of a template, {formProps, meta}; takes over `form_props`, which must be a copy."""
    props = form_props
    props.pop("validation", None)
    props["name"] = "%s.%s" % (workflow_name, template_name)
    if props.get("columns") is None:
        props["columns"] = {"items": [], "style": {"classes": ""}}
    if not isinstance(props.get("data"), dict):
        props["data"] = {}
    for widget in widgets(props):
        if widget_id(widget):
            props["data"].setdefault(widget_id(widget), None)
    return {"formProps": props, "meta": _meta(props)}


def _meta(props):
    keys, types, refs = [], {}, {}
    for widget in widgets(props):
        key = widget_id(widget)
        if not key:
            continue
        if key not in types:
            keys.append(key)
            types[key] = _type(widget)
        ref = _enum_ref(widget)
        if ref:
            refs[key] = ref
    return {
        "paramKeys": keys,
        "widgetTypes": types,
        "defaultData": dict(props["data"]),
        "enumRefs": refs,
    }


def widgets(form_props):
    """Every widget, in the order of columns and rows."""
    for column in _items(form_props.get("columns")):
        for row in _items(column.get("rows")):
            for widget in row.get("widgets") or ():
                if isinstance(widget, dict):
                    yield widget


def _items(holder):
    found = holder.get("items") if isinstance(holder, dict) else None
    return [item for item in found or () if isinstance(item, dict)]


def widget_id(widget):
    return text_type(widget.get("id") or "").strip()


def _type(widget):
    return text_type(widget.get("type") or "").strip()


def _enum_ref(widget):
    """{enumName, enumVersion} of a widget whose first option is `@enum:Name` or `@enum:Name:3`, or None."""
    kind = _type(widget)
    holder = widget.get(kind) if kind in ENUM_WIDGETS else None
    options = holder.get("options") if isinstance(holder, dict) else None
    first = options[0] if isinstance(options, list) and options else None
    if not isinstance(first, dict):
        return None
    label = first.get("label")
    label = text_type(first.get("text") if label is None else label).strip()
    return _parse_mark(label) if label.startswith(ENUM_MARK) else None


def _parse_mark(label):
    parts = [part.strip() for part in label[len(ENUM_MARK) :].split(":")]
    if not parts[0]:
        return None
    version = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
    return {"enumName": parts[0], "enumVersion": version}


def expand(template, find_enum):
    """Put the options of enums into a template's form, in place, and note which versions were used.

    `find_enum(name, version)` returns {enumVersion, values} or None; an unknown enum gives no options.
    """
    schema = template.get("schema") or {}
    meta = schema.get("meta") or {}
    refs = meta.get("enumRefs") or {}
    if not refs:
        return template
    used = {}
    for widget in widgets(schema.get("formProps") or {}):
        ref = refs.get(widget_id(widget))
        if ref:
            found = find_enum(ref["enumName"], ref.get("enumVersion")) or {
                "enumVersion": None,
                "values": [],
            }
            used[ref["enumName"]] = found["enumVersion"]
            _fill(widget, found["values"])
    meta["enumVersions"] = used
    return template


def _fill(widget, values):
    kind = _type(widget)
    holder = widget.get(kind)
    if isinstance(holder, dict):
        holder["options"] = [
            option(kind, value) for value in values or () if isinstance(value, dict)
        ]


def option(kind, value):
    """An enum's value {label, value, isDisabled} as an option of this kind of widget."""
    label, chosen = value.get("label", ""), value.get("value", "")
    if kind in ("radio", "toggle"):
        return {"text": label, "value": chosen}
    if kind == "checkbox":
        return {"text": label, "value": chosen, "triState": False}
    return {
        "label": label,
        "value": chosen,
        "isDisabled": bool(value.get("isDisabled", False)),
    }


def resolve(template, overrides):
    """(resolved, error): the template's defaults with the overrides; an override that is no parameter is an error."""
    meta = (template.get("schema") or {}).get("meta") or {}
    keys = meta.get("paramKeys") or []
    for key in sorted(overrides):
        if key not in keys:
            return None, "override_key_not_in_template:%s" % key
    resolved = dict.fromkeys(keys)
    resolved.update(meta.get("defaultData") or {})
    resolved.update(overrides)
    return resolved, None

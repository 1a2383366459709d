# -*- coding: utf-8 -*-
"""api.params: templates, enums, starting with them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import re

import pytest

from exchange.workflows.api import params
from exchange.workflows.apps.examples import enums, templates
from exchange.workflows.bootstrap import workflow


@workflow(name="params.flow", commands="engine")
def flow(**inputs):
    return inputs


def form(*widgets, **props):
    rows = [{"widgets": [widget]} for widget in widgets]
    return dict(props, columns={"items": [{"rows": {"items": rows}}]})


def field(key, kind="text", **more):
    return dict(more, id=key, type=kind)


def create(name="t", *widgets, **options):
    props = options.pop("props", None) or form(*(widgets or (field("a"), field("b"))))
    reply = params.createTemplateVersion("params.flow", name, props, **options)
    assert reply["ok"], reply
    return reply["templateVersion"]


# --- blank names, plain values -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "call,argument",
    [
        (lambda: params.listTemplates(""), "workflowName"),
        (lambda: params.getTemplate(None, "t"), "workflowName"),
        (lambda: params.getTemplate("w", " "), "templateName"),
        (lambda: params.createTemplateVersion("w", "", {}), "templateName"),
        (lambda: params.setTemplateStatus("", "t", 1, "active"), "workflowName"),
        (lambda: params.deleteTemplate("w", ""), "templateName"),
        (lambda: params.getEnum(""), "enumName"),
        (lambda: params.createEnumVersion(None, []), "enumName"),
    ],
)
def test_a_blank_name_raises(wf, call, argument):
    with pytest.raises(ValueError) as error:
        call()
    assert "%s" % error.value == "%s_required" % argument


# --- templates -----------------------------------------------------------------------------------------------


def test_versions_are_one_two_three(wf):
    assert [create(), create(), create()] == [1, 2, 3]


def test_the_stored_form(wf):
    props = form(
        field("a"),
        field("b", "number"),
        field(" "),
        field("a"),
        validation={"x": 1},
        name="mine",
    )
    props["columns"]["items"][0]["rows"]["items"][0]["widgets"][0]["validation"] = {
        "kept": True
    }
    create("t", props=dict(props, data={"b": 5}))
    schema = params.getTemplate("params.flow", "t")["schema"]
    stored, meta = schema["formProps"], schema["meta"]
    assert "validation" not in stored
    assert stored["columns"]["items"][0]["rows"]["items"][0]["widgets"][0][
        "validation"
    ] == {"kept": True}
    assert stored["name"] == "params.flow.t"
    assert stored["data"] == {"a": None, "b": 5}
    assert meta["paramKeys"] == ["a", "b"]
    assert meta["widgetTypes"] == {"a": "text", "b": "number"}
    assert meta["defaultData"] == {"a": None, "b": 5}
    assert meta["enumRefs"] == {}


def test_a_form_without_columns_or_data_gets_them(wf):
    create("t", props={"name": "x"})
    stored = params.getTemplate("params.flow", "t")["schema"]["formProps"]
    assert stored["columns"]["items"] == []
    assert stored["data"] == {}


def test_form_props_may_be_json_text(wf):
    create("t", props=json.dumps(form(field("z"))))
    assert params.getTemplate("params.flow", "t")["schema"]["meta"]["paramKeys"] == [
        "z"
    ]


def test_what_was_given_is_not_changed(wf):
    props = form(field("a"), validation={})
    create("t", props=props)
    assert "data" not in props and "validation" in props


def test_the_list_is_by_name_newest_first(wf):
    create("b")
    create("a")
    create("a")
    create("a", activate=False, description="old", createdBy="ines")
    found = params.listTemplates("params.flow")
    assert [(t["templateName"], t["templateVersion"]) for t in found] == [
        ("a", 2),
        ("b", 1),
    ]
    every = params.listTemplates("params.flow", status=None, latestOnly=False)
    assert [(t["templateName"], t["templateVersion"]) for t in every] == [
        ("a", 3),
        ("a", 2),
        ("a", 1),
        ("b", 1),
    ]
    assert set(every[0]) == set(
        "workflowName templateName templateVersion status description createdBy createdAt".split()
    )
    assert (every[0]["status"], every[0]["description"], every[0]["createdBy"]) == (
        "obsolete",
        "old",
        "ines",
    )
    assert every[3]["createdBy"] == "admin"


def test_the_date_is_written_as_people_read_it(wf):
    create()
    written = params.listTemplates("params.flow")[0]["createdAt"]
    assert re.match(r"^\d\d-[A-Z][a-z][a-z]-\d\d \d\d:\d\d:\d\d \(\S+\)$", written)


def test_an_explicit_version_may_be_obsolete(wf):
    create()
    create(activate=False)
    assert params.getTemplate("params.flow", "t")["templateVersion"] == 1
    assert (
        params.getTemplate("params.flow", "t", activeOnly=False)["templateVersion"] == 2
    )
    assert params.getTemplate("params.flow", "t", 2)["templateVersion"] == 2
    assert params.getTemplate("params.flow", "nothing") is None
    assert params.getTemplate("params.flow", "t", 1)["createdAtEpochMs"] > 0


@pytest.mark.parametrize(
    "word,status", [("active", "active"), ("inactive", "obsolete"), ("odd", "obsolete")]
)
def test_a_status_is_active_or_obsolete(wf, word, status):
    create()
    reply = params.setTemplateStatus("params.flow", "t", 1, word, "ines")
    assert reply == {"ok": True, "rows": 1, "actor": "ines", "status": status}


def test_changing_nothing_is_ok_too(wf):
    none = {"ok": True, "rows": 0, "actor": "admin"}
    assert params.setTemplateActive("params.flow", "t", 9, True) == dict(
        none, status="active"
    )
    assert params.deleteTemplateVersion("params.flow", "t", 9) == none
    assert params.deleteTemplate("params.flow", "t") == none


def test_deleting(wf):
    create()
    create()
    assert params.deleteTemplateVersion("params.flow", "t", 1)["rows"] == 1
    assert params.deleteTemplate("params.flow", "t", "ines") == {
        "ok": True,
        "rows": 1,
        "actor": "ines",
    }
    assert params.listTemplates("params.flow", status=None) == []


def test_dropdown_options_carry_the_list_item(wf):
    create()
    (option,) = params.getTemplateDropdownOptions("params.flow")
    assert option["label"] == "t v1"
    assert json.loads(option["value"]) == params.listTemplates("params.flow")[0]


def test_a_copy_is_a_new_active_version_elsewhere(wf):
    create(activate=False)
    reply = params.copyTemplateToWorkflow("params.flow", "t", "params.copy", "u")
    assert reply == {"ok": True, "templateVersion": 1}
    copied = params.getTemplate("params.copy", "u")
    assert copied["schema"]["formProps"]["name"] == "params.copy.u"
    missing = params.copyTemplateToWorkflow("params.flow", "none", "params.copy")
    assert missing == {"ok": False, "error": "template_not_found"}


# --- enums ---------------------------------------------------------------------------------------------------

VALUES = [
    {"label": "Auto", "value": "A", "isDisabled": False},
    {"label": "Off", "value": "O", "isDisabled": True},
]
MARK = [{"label": "@enum:Mode", "value": "__enum__"}]
WIDGET_OPTIONS = {
    "dropdown": [
        {"label": "Auto", "value": "A", "isDisabled": False},
        {"label": "Off", "value": "O", "isDisabled": True},
    ],
    "radio": [{"text": "Auto", "value": "A"}, {"text": "Off", "value": "O"}],
    "toggle": [{"text": "Auto", "value": "A"}, {"text": "Off", "value": "O"}],
    "checkbox": [
        {"text": "Auto", "value": "A", "triState": False},
        {"text": "Off", "value": "O", "triState": False},
    ],
}


def expanded(kind, marker=None):
    create("t", field("m", kind, **{kind: {"options": marker or MARK}}))
    template = params.expandTemplateForUi(params.getTemplate("params.flow", "t"))
    (widget,) = template["schema"]["formProps"]["columns"]["items"][0]["rows"]["items"][
        0
    ]["widgets"]
    return widget[kind]["options"], template["schema"]["meta"]


@pytest.mark.parametrize("kind", sorted(WIDGET_OPTIONS))
def test_an_enum_becomes_the_options_of_a_widget(wf, kind):
    params.createEnumVersion("Mode", VALUES)
    options, meta = expanded(kind)
    assert options == WIDGET_OPTIONS[kind]
    assert meta["enumVersions"] == {"Mode": 1}


@pytest.mark.parametrize(
    "label,version", [("@enum:Mode:1", 1), ("@enum:Mode", 2), ("@enum:Mode:new", 2)]
)
def test_a_marker_may_name_a_version(wf, label, version):
    params.createEnumVersion("Mode", VALUES[:1])
    params.createEnumVersion("Mode", VALUES)
    options, meta = expanded("radio", [{"text": label, "value": "__enum__"}])
    assert (len(options), meta["enumVersions"]) == (version, {"Mode": version})


def test_an_unknown_enum_gives_no_options(wf):
    assert expanded("dropdown")[0] == []


def test_expanding_is_done_on_a_copy(wf):
    params.createEnumVersion("Mode", VALUES)
    create("t", field("m", "dropdown", dropdown={"options": MARK}))
    template = params.getTemplate("params.flow", "t")
    before = json.dumps(template, sort_keys=True)
    params.expandTemplateForUi(template)
    assert json.dumps(template, sort_keys=True) == before
    assert params.expandTemplateForUi(None) is None


def test_enums_are_versioned_listed_and_deleted(wf):
    for n in (1, 2):
        assert params.createEnumVersion("Mode", VALUES, "words", "ines") == {
            "ok": True,
            "enumVersion": n,
        }
    params.setEnumStatus("Mode", 2, "obsolete")
    assert params.getEnum("Mode")["enumVersion"] == 1
    assert params.getEnum("Mode", 2)["values"] == VALUES
    assert params.getEnum("Mode", activeOnly=False)["enumVersion"] == 2
    assert [
        e["enumVersion"] for e in params.listEnums(status=None, latestOnly=False)
    ] == [2, 1]
    (listed,) = params.listEnums()
    assert set(listed) == set(
        "enumName enumVersion status description createdBy createdAtEpochMs createdAt".split()
    )
    assert params.deleteEnumVersion("Mode", 1) == {
        "ok": True,
        "rows": 1,
        "actor": "admin",
    }
    assert params.deleteEnum("Mode", "ines") == {"ok": True, "rows": 1, "actor": "ines"}
    assert params.getEnum("Mode") is None


# --- starting ------------------------------------------------------------------------------------------------


def test_overrides_are_what_differs():
    assert params.computeOverridesData({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == {
        "b": 3,
        "c": 4,
    }
    assert params.computeOverridesData(None, None) == {}


def test_without_a_template_the_overrides_are_the_inputs(wf):
    reply = params.resolveInputs("params.flow", overridesData={"x": 1})
    inputs = {"resolved": {"x": 1}, "paramSource": None}
    assert reply == {"ok": True, "inputs": inputs, "errors": [], "warnings": []}


def test_overrides_go_over_the_defaults(wf):
    create("t", props=dict(form(field("a"), field("b")), data={"a": 1}))
    reply = params.resolveInputs("params.flow", "t", {"b": 2}, actor="ines")
    assert reply["inputs"]["resolved"] == {"a": 1, "b": 2}
    source = {
        "template": {"name": "t", "version": 1},
        "overrides": ["b"],
        "actor": "ines",
    }
    assert reply["inputs"]["paramSource"] == source


def test_wrong_names_are_errors(wf):
    create()
    unknown = params.resolveInputs("params.flow", "none")
    assert unknown == {
        "ok": False,
        "inputs": None,
        "errors": ["template_not_found"],
        "warnings": [],
    }
    odd = params.resolveInputs("params.flow", "t", {"zz": 1})
    assert (odd["ok"], odd["inputs"]) == (False, None)
    assert odd["errors"] == ["override_key_not_in_template:zz"]


def test_without_a_version_the_newest_active_template_counts(wf):
    create()
    create(activate=False)
    assert (
        params.resolveInputs("params.flow", "t")["inputs"]["paramSource"]["template"][
            "version"
        ]
        == 1
    )


def test_starting_with_a_template(wf):
    create("t", props=dict(form(field("a"), field("b")), data={"a": 1}))
    reply = params.startWithTemplate("params.flow", "t", {"b": 2}, queueName="q")
    assert reply["ok"] and reply["message"]
    assert wf.wait(reply["workflowId"]).result == {"a": 1, "b": 2}
    assert reply["inputs"]["resolved"] == {"a": 1, "b": 2}
    assert wf.engine.store.find(reply["workflowId"]).queue_name == "q"


def test_starting_with_a_template_that_cannot_be_resolved(wf):
    assert params.startWithTemplate("params.flow", "none")["errors"] == [
        "template_not_found"
    ]


def test_starting_something_unknown_with_a_template(wf):
    params.createTemplateVersion("params.none", "t", form(field("a")))
    reply = params.startWithTemplate("params.none", "t")
    assert (reply["ok"], reply["workflowId"]) == (False, None)
    assert "params.none" in reply["message"]


def test_the_examples_make_their_form_and_enums_once(wf):
    assert enums.createEnums() == ["BatchMode", "Shift"]
    assert enums.createEnums() == []
    assert templates.createTemplates() == ["default"]
    assert templates.createTemplates() == []
    template = params.expandTemplateForUi(
        params.getTemplate("demo.commands_60s", "default")
    )
    assert template["schema"]["meta"]["enumVersions"] == {"BatchMode": 1}
